import { describe, expect, it } from "vitest";
import type { AccountPageView, AccountView } from "@/lib/accounts/account-view";
import { englishNumber } from "@/lib/number-text";
import { germanNumber } from "@/lib/testing/german-number";
import {
  accountCountText,
  nextRefresh,
  overdueText,
  pageRangeText,
  periodText,
  statusDetail,
  whereabouts,
} from "./account-words";

describe("whereabouts", () => {
  const marketplace = {
    shopName: "ACME DE SHOP",
    shopId: "2014",
    host: "acme-prod.mirakl.net",
    companyId: null,
    companyName: null,
    integrationType: "marketplace_seller",
  } as const;

  it.each([
    [marketplace, "ACME DE SHOP (2014) · acme-prod.mirakl.net"],
    [{ ...marketplace, shopId: null }, "ACME DE SHOP · acme-prod.mirakl.net"],
    [{ ...marketplace, shopName: null }, "Shop 2014 · acme-prod.mirakl.net"],
    [{ ...marketplace, shopName: null, shopId: null }, "acme-prod.mirakl.net"],
    [
      { ...marketplace, host: null, companyId: "C-77", integrationType: "connect_seller" } as const,
      "Company C-77 · Mirakl Connect",
    ],
    [
      {
        ...marketplace,
        host: null,
        companyId: "C-77",
        companyName: "ACME",
        integrationType: "connect_seller",
      } as const,
      "ACME (C-77) · Mirakl Connect",
    ],
    [
      { ...marketplace, shopName: null, shopId: null, integrationType: "marketplace_operator" } as const,
      "Operator of acme-prod.mirakl.net",
    ],
    [
      { ...marketplace, host: null, integrationType: "connect_channel_partner" } as const,
      "Mirakl Connect channel partner",
    ],
  ])("of %j is %j", (account, text) => {
    expect(whereabouts(account)).toBe(text);
  });
});

it("says of a revoked account that Mirakl has not confirmed it", () => {
  expect(statusDetail({ statusDetail: null, isRevocationPending: true, isMiraklUntold: false })).toBe(
    "Revocation pending",
  );
  expect(statusDetail({ statusDetail: "Check failing", isRevocationPending: false, isMiraklUntold: false })).toBe(
    "Check failing",
  );
  expect(statusDetail({ statusDetail: null, isRevocationPending: false, isMiraklUntold: true })).toBe(
    "Mirakl not told",
  );
});

describe("nextRefresh", () => {
  const at = "2025-11-20T15:00:00.000Z";
  const failure = (code: "mirakl_unavailable" | "mirakl_client_rejected" | "internal", attempts: number) =>
    ({ code, attempts, message: "", at }) satisfies AccountView["failure"];
  const account = { status: "active", nextRefreshAt: at, expiresAt: at, failure: null } as const;

  it("tells when, and after failures which attempt that will be", () => {
    expect(nextRefresh(account)).toEqual({ kind: "at", at, note: null });
    expect(nextRefresh({ ...account, status: "failing", failure: failure("mirakl_unavailable", 2) })).toEqual({
      kind: "at",
      at,
      note: "Attempt 3",
    });
  });

  it("tells why it stopped", () => {
    const stopped = { ...account, status: "reconnect", nextRefreshAt: null } as const;
    expect(nextRefresh({ ...stopped, failure: failure("mirakl_client_rejected", 1) })).toEqual({
      kind: "words",
      text: "Stopped",
      note: "Secret rejected",
    });
    expect(nextRefresh({ ...stopped, failure: failure("internal", 1) })).toMatchObject({ note: null });
    expect(nextRefresh({ ...stopped, failure: null })).toMatchObject({ text: "Stopped", note: null });
  });

  it("says when nothing is planned for a token that ends, and nothing where nothing ends", () => {
    expect(nextRefresh({ ...account, status: "expiring", nextRefreshAt: null })).toMatchObject({ text: "Not planned" });
    expect(nextRefresh({ ...account, nextRefreshAt: null, expiresAt: null })).toEqual({ kind: "none" });
    expect(nextRefresh({ ...account, status: "revoked" })).toEqual({ kind: "none" });
  });
});

it("calls a refresh overdue after a minute", () => {
  expect(overdueText(59_999)).toBe("Due now");
  expect(overdueText(130_000)).toBe("2 min overdue");
});

describe("accountCountText", () => {
  it.each([
    [{ total: 142, exact: true, empty: false }, false, "142 accounts"],
    [{ total: 1, exact: true, empty: false }, false, "1 account"],
    [{ total: 23000, exact: false, empty: false }, false, "About 23,000 accounts"],
    [{ total: 1, exact: true, empty: false }, true, "1 account matches"],
    [{ total: 3, exact: true, empty: false }, true, "3 accounts match"],
    [{ total: 0, exact: true, empty: false }, true, "No account matches"],
    [{ total: 0, exact: true, empty: true }, false, "No accounts yet"],
  ])("of %j (filtered: %s) is %j", (total, isFiltered, text) => {
    expect(accountCountText(total, isFiltered, englishNumber)).toBe(text);
  });
});

describe("pageRangeText", () => {
  const page = (from: number | null, count: number, behind: number | null = null): AccountPageView => ({
    accounts: Array.from({ length: count }, () => ({}) as AccountView),
    from,
    behind,
    nextCursor: null,
    previousCursor: null,
    now: "",
  });

  it("gives range and total", () => {
    expect(pageRangeText(page(51, 50), { total: 142, exact: true, empty: false }, englishNumber)).toBe("51–100 of 142");
    expect(pageRangeText(page(1, 50), { total: 23000, exact: false, empty: false }, englishNumber)).toBe(
      "1–50 of about 23,000",
    );
    expect(pageRangeText(page(1, 50), undefined, englishNumber)).toBe("1–50");
  });

  it("writes numbers as their reader does", () => {
    const about = { total: 23000, exact: false, empty: false };
    expect(pageRangeText(page(1001, 50), about, germanNumber)).toBe("1.001–1.050 of about 23.000");
  });

  it("never shows a total below its own last row", () => {
    expect(pageRangeText(page(1, 50), { total: 49, exact: true, empty: false }, englishNumber)).toBe("1–50 of 50");
  });

  it("counts from the end where the page was read from there", () => {
    const exact = { total: 142, exact: true, empty: false };
    expect(pageRangeText(page(null, 50, 0), exact, englishNumber)).toBe("93–142 of 142");
    expect(pageRangeText(page(null, 50, 50), exact, englishNumber)).toBe("43–92 of 142");
    const about = { total: 23000, exact: false, empty: false };
    expect(pageRangeText(page(null, 50, 0), about, englishNumber)).toBe("Last 50 of about 23,000");
    expect(pageRangeText(page(null, 50, 100), about, englishNumber)).toBe("50 of about 23,000, 100 before the end");
    expect(pageRangeText(page(null, 50, 0), undefined, englishNumber)).toBe("Last 50");
  });
});

describe("periodText", () => {
  const now = Date.parse("2026-03-05T12:00:00Z");
  it.each([
    ["2026-03-05T14:00:00Z", "2026-03-05T15:00:00Z", "14:00–15:00"],
    ["2026-03-05T23:00:00Z", "2026-03-06T01:00:00Z", "23:00–6 Mar, 01:00"],
    ["2026-03-07T10:00:00Z", "2026-03-07T12:30:00Z", "7 Mar, 10:00–12:30"],
    ["2026-03-05T14:00:00Z", null, "from 14:00"],
    [null, "2026-03-05T15:00:00Z", "before 15:00"],
    ["2030-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "1 Jan 2030, 00:00–1 Jan 2020, 00:00"],
  ])("from %s to %s is %j", (from, to, text) => {
    expect(periodText({ from, to }, now, "UTC")).toBe(text);
  });
});
