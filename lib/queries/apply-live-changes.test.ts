import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import type { AccountPageView } from "@/lib/accounts/account-view";
import { accountQuery } from "./account";
import { accountOverviewQuery } from "./account-overview";
import { accountsPageQuery } from "./accounts-page";
import { liveChangesApplier } from "./apply-live-changes";
import { bulkPreviewQuery, bulkRunQuery } from "./bulk-runs";
import { runningBulkRunsQuery } from "./running-bulk-runs";

const page = accountsPageQuery(parseAccountListQuery(new URLSearchParams()));
const rows = (...statuses: string[]) =>
  ({
    accounts: statuses.map((status, index) => ({ id: `id-${index}`, status })),
    now: "",
  }) as unknown as AccountPageView;

let client: QueryClient;
beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
  client.setQueryData(page.queryKey, rows("active", "active"));
  client.setQueryData(accountQuery("id-0").queryKey, {} as never);
  client.setQueryData(accountQuery("id-1").queryKey, {} as never);
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});
const isOutdated = (queryKey: readonly unknown[]) => client.getQueryState(queryKey)?.isInvalidated;

describe("liveChangesApplier", () => {
  it("makes lists outdated, and of accounts those that changed", () => {
    liveChangesApplier(client).apply({ changed: ["id-0"] });
    expect(isOutdated(page.queryKey)).toBe(true);
    expect(isOutdated(accountQuery("id-0").queryKey)).toBe(true);
    expect(isOutdated(accountQuery("id-1").queryKey)).toBe(false);
  });

  it("makes all accounts outdated when many changed", () => {
    liveChangesApplier(client).apply({ renewed: "many" });
    expect(isOutdated(accountQuery("id-1").queryKey)).toBe(true);
  });

  it("leaves lists alone when accounts that they do not show were renewed", () => {
    liveChangesApplier(client).apply({ renewed: ["id-7"] });
    vi.advanceTimersByTime(10_000);
    expect(isOutdated(page.queryKey)).toBe(false);
  });

  it("makes what an action would do outdated together with the accounts that it is about", () => {
    const preview = bulkPreviewQuery({ ids: ["id-0"] }).queryKey;
    client.setQueryData(preview, {} as never);
    liveChangesApplier(client).apply({ changed: ["id-0"] });
    expect(isOutdated(preview)).toBe(true);
  });

  it("asks at most every five seconds what an action would do, and lets the one that is asked answer first", async () => {
    const invalidate = vi.spyOn(client, "invalidateQueries");
    const { apply } = liveChangesApplier(client);
    for (let count = 0; count < 120; count += 1) {
      apply({ changed: [`other-${count}`] });
      await vi.advanceTimersByTimeAsync(100);
    }
    const ofPreviews = invalidate.mock.calls.filter(([filter]) => filter?.queryKey?.includes("bulk-preview"));
    expect(ofPreviews).toHaveLength(3);
    for (const [, options] of ofPreviews) expect(options).toEqual({ cancelRefetch: false });
  });

  it("gathers accounts that change by the moment, and reads each again at most once a second", async () => {
    const invalidate = vi.spyOn(client, "invalidateQueries");
    const { apply } = liveChangesApplier(client);
    for (let count = 0; count < 19; count += 1) {
      apply({ changed: ["id-0"], renewed: ["id-1"] });
      await vi.advanceTimersByTimeAsync(100);
    }
    const ofAccount = invalidate.mock.calls.filter(([filter]) => filter?.queryKey?.join() === "account,id-1");
    expect(ofAccount).toHaveLength(2);
  });

  it("makes bulk actions outdated, and not what somebody is about to start", () => {
    const preview = bulkPreviewQuery({ ids: ["id-0"] }).queryKey;
    client.setQueryData(runningBulkRunsQuery().queryKey, []);
    client.setQueryData(bulkRunQuery("run-0").queryKey, {} as never);
    client.setQueryData(preview, {} as never);
    liveChangesApplier(client).apply({ runs: true });
    expect(isOutdated(runningBulkRunsQuery().queryKey)).toBe(true);
    expect(isOutdated(bulkRunQuery("run-0").queryKey)).toBe(true);
    expect(isOutdated(preview)).toBe(false);
    expect(isOutdated(page.queryKey)).toBe(false);
  });

  it("reads the figures once more when the server has let go of those that it kept", async () => {
    const { queryKey } = accountOverviewQuery();
    client.setQueryData(queryKey, { keptForMs: 2_700 } as never);
    const invalidate = vi.spyOn(client, "invalidateQueries");
    const readings = () => invalidate.mock.calls.filter(([filter]) => filter?.queryKey?.includes("overview")).length;
    const { apply, stop } = liveChangesApplier(client);
    apply({ changed: ["id-0"] });
    await vi.advanceTimersByTimeAsync(2_600);
    expect(readings()).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(readings()).toBe(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(readings()).toBe(1);
    apply({ changed: ["id-0"] });
    stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(readings()).toBe(1);
  });

  it("asks for lists once a second at most, however much happens", async () => {
    const invalidate = vi.spyOn(client, "invalidateQueries");
    const { apply } = liveChangesApplier(client);
    for (let count = 0; count < 50; count += 1) {
      apply({ changed: [`other-${count}`] });
      await vi.advanceTimersByTimeAsync(100);
    }
    const ofLists = invalidate.mock.calls.filter(([filter]) => filter?.queryKey?.join() === "accounts");
    expect(ofLists.length).toBeGreaterThanOrEqual(5);
    expect(ofLists.length).toBeLessThanOrEqual(6);
  });
});

it("keeps the rows that did not change, so that they are not rendered again", () => {
  const before = client.getQueryData(page.queryKey)?.accounts ?? [];
  client.setQueryData(page.queryKey, rows("active", "reconnect"));
  const after = client.getQueryData(page.queryKey)?.accounts ?? [];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});
