import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import { bulkRunAccounts, bulkRuns } from "@/db/schema/bulk-runs";
import { users } from "@/db/schema/users";
import { accountFilterOf, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { insertSampleAccount } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { freshToken, startTokenEndpoint, type TokenRequest } from "@/lib/accounts/testing/token-endpoint";
import { type SampleUser, sampleUser } from "@/lib/users/testing/sample-user";
import { startWorker } from "@/worker/testing/start-worker";
import type { BulkRunAsk } from "./bulk-input";
import { cancelBulkRun } from "./cancel-bulk-run";
import { getBulkRun } from "./get-bulk-run";
import { listBulkRunAccounts } from "./list-bulk-run-accounts";
import { previewBulkRun } from "./preview-bulk-run";
import { retryBulkRun } from "./retry-bulk-run";
import { startBulkRun } from "./start-bulk-run";

let endpoint: Awaited<ReturnType<typeof startTokenEndpoint>>;
let person: SampleUser;
const workers: Awaited<ReturnType<typeof startWorker>>[] = [];

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  vi.stubEnv("MIRAKL_AUTH_URL_PRODUCTION", endpoint.origin);
});
afterAll(async () => {
  await endpoint.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(bulkRuns);
  await db().delete(accounts);
  person = await sampleUser("admin");
  endpoint.requests.length = 0;
  endpoint.answer = () => freshToken();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop("SIGKILL")));
});

/** Accounts that nothing but the run refreshes. */
const later = () => ({ expiresAt: new Date(Date.now() + 7_200_000), nextRefreshAt: new Date(Date.now() + 3_600_000) });
const insertMany = async (count: number) => {
  const inserted = [];
  for (let index = 0; index < count; index += 1) {
    inserted.push(await insertSampleAccount({ ...later(), name: `Shop ${String(index).padStart(3, "0")}` }));
  }
  return inserted;
};
const everything = { filter: accountFilterOf(parseAccountListQuery(new URLSearchParams())), except: [] };
const ask = (own: Partial<BulkRunAsk> = {}): BulkRunAsk => ({
  kind: "refresh",
  selection: everything,
  reason: null,
  ...own,
});
const work = async () => {
  const worker = await startWorker(process.env);
  workers.push(worker);
  return worker;
};
const isFinished = async (runId: string) => (await getBulkRun(runId, person)).finishedAt !== null;
const untilFinished = (runId: string) =>
  expect.poll(() => isFinished(runId), { timeout: 50_000, interval: 100 }).toBe(true);
const clientOf = ({ form, authorization }: TokenRequest) =>
  form.client_id ??
  Buffer.from((authorization ?? "").replace("Basic ", ""), "base64")
    .toString()
    .split(":")[0];
const outcomes = async (runId: string) =>
  (
    await listBulkRunAccounts(
      { runId, query: { outcomes: ["pending", "done", "skipped", "failed"], after: 0 } },
      person,
    )
  ).accounts.map(({ name, outcome, skipReason, error }) => [name, outcome, skipReason ?? error?.code ?? null]);

describe("a bulk action", () => {
  it("is previewed for the whole selection: what it applies to, and why not to the others", async () => {
    await insertSampleAccount({ name: "A token" });
    await insertSampleAccount({ name: "B key", authenticationMethod: "api_key", environment: "preproduction" });
    await insertSampleAccount({ name: "C revoked", revokedAt: new Date() });
    const granted = { authenticationMethod: "authorization_code", hasRefreshToken: false } as const;
    const last = await insertSampleAccount({ name: "D granted", ...granted });
    expect(await previewBulkRun({ selection: everything }, person)).toEqual({
      total: 4,
      kinds: {
        verify: { applies: 3, inProduction: 2, skipped: [{ reason: "revoked", count: 1 }] },
        refresh: {
          applies: 1,
          inProduction: 1,
          skipped: expect.arrayContaining([
            { reason: "api_key", count: 1 },
            { reason: "revoked", count: 1 },
            { reason: "no_refresh_token", count: 1 },
          ]),
        },
        revoke: {
          applies: 1,
          inProduction: 1,
          skipped: expect.arrayContaining([
            { reason: "api_key", count: 1 },
            { reason: "client_credentials", count: 2 },
          ]),
        },
        remove: { applies: 4, inProduction: 3, skipped: [] },
      },
    });
    const { total } = await previewBulkRun({ selection: { ...everything, except: [last.id] } }, person);
    expect(total).toBe(3);
    expect(await db().$count(bulkRuns)).toBe(0);
  });

  it("does what it can, tells why of the rest, and runs again for what failed", async () => {
    const [first, second] = await insertMany(3);
    await insertSampleAccount({ name: "Key", authenticationMethod: "api_key", clientId: null });
    endpoint.answer = (request) =>
      clientOf(request) === second?.clientId ? { status: 401, body: { error: "invalid_client" } } : freshToken();
    const { runId } = await startBulkRun(ask(), {
      ...person,
      origin: { address: "203.0.113.9", userAgent: "Firefox" },
    });
    await work();
    await untilFinished(runId);
    expect(await outcomes(runId)).toEqual([
      ["Key", "skipped", "api_key"],
      ["Shop 000", "done", null],
      ["Shop 001", "failed", "mirakl_client_rejected"],
      ["Shop 002", "done", null],
    ]);
    expect((await getBulkRun(runId, person)).counts).toEqual({ total: 4, pending: 0, done: 2, skipped: 1, failed: 1 });
    const events = await db().select().from(auditEvents).where(eq(auditEvents.reference, runId));
    expect(events.map(({ event, userId, clientAddress }) => [event, userId, clientAddress])).toEqual(
      Array(3).fill(["account.token_refreshed", person.userId, "203.0.113.9"]),
    );
    const [started] = await db()
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.event, "bulk.started"), eq(auditEvents.userId, person.userId)));
    expect(started?.details).toMatchObject({ run: runId, action: "refresh", accounts: "3", skipped: "1" });

    endpoint.answer = () => freshToken();
    const again = await retryBulkRun({ runId }, person);
    await untilFinished(again.runId);
    expect(await outcomes(again.runId)).toEqual([["Shop 001", "done", null]]);
    expect(endpoint.requests.map(clientOf).filter((client) => client === first?.clientId)).toHaveLength(1);
    expect((await failureOf(retryBulkRun({ runId: again.runId }, person)))?.code).toBe("bulk_nothing_to_do");
  }, 90_000);

  it("is shared by two workers, each account done once, and ends once", async () => {
    await insertMany(60);
    endpoint.answer = () => new Promise((answer) => setTimeout(() => answer(freshToken()), 50));
    const { runId } = await startBulkRun(ask(), person);
    await Promise.all([work(), work()]);
    await untilFinished(runId);
    expect((await getBulkRun(runId, person)).counts).toMatchObject({ total: 60, done: 60 });
    expect(new Set(endpoint.requests.map(clientOf)).size).toBe(60);
    expect(endpoint.requests).toHaveLength(60);
    const owners = () => workers.map((worker) => (worker.log().match(/account of a bulk action done/g) ?? []).length);
    // The last line is written after the run has ended.
    await expect.poll(() => owners().reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(Math.min(...owners())).toBeGreaterThan(0);
  }, 90_000);

  it("that a worker was killed in goes on with the next one, and refreshes nothing twice", async () => {
    await insertMany(12);
    let held = 0;
    endpoint.answer = () => {
      held += 1;
      return held <= 4 ? freshToken() : new Promise(() => undefined);
    };
    const { runId } = await startBulkRun(ask(), person);
    const killed = await work();
    await expect.poll(() => held, { timeout: 30_000 }).toBeGreaterThanOrEqual(8);
    await killed.stop("SIGKILL");
    const before = (await getBulkRun(runId, person)).counts;
    expect(before).toMatchObject({ done: 4, pending: 8 });
    // As if the token had been stored, and the result had not.
    const [stored] = await db()
      .update(bulkRunAccounts)
      .set({ outcome: "pending", leaseOwner: "gone", leaseUntil: sql`now() - interval '1 second'` })
      .where(
        and(eq(bulkRunAccounts.runId, runId), eq(bulkRunAccounts.outcome, "done"), eq(bulkRunAccounts.position, 1)),
      )
      .returning();
    endpoint.answer = () => freshToken();
    const asked = endpoint.requests.length;
    await db()
      .update(bulkRunAccounts)
      .set({ leaseUntil: sql`now() - interval '1 second'` })
      .where(sql`lease_until is not null`);
    await db()
      .update(accounts)
      .set({ leaseUntil: sql`now() - interval '1 second'` })
      .where(sql`lease_until is not null`);
    await work();
    await untilFinished(runId);
    expect((await getBulkRun(runId, person)).counts).toMatchObject({ total: 12, done: 12, failed: 0 });
    const clients = endpoint.requests.slice(asked).map(clientOf);
    expect(clients).toHaveLength(8);
    const [account] = await db()
      .select()
      .from(accounts)
      .where(eq(accounts.id, stored?.accountId ?? ""));
    expect(clients).not.toContain(account?.clientId);
  }, 120_000);

  it("that is cancelled stops at once: what is under way is finished, the rest stays as it is", async () => {
    await insertMany(40);
    const answers: (() => void)[] = [];
    endpoint.answer = () => new Promise((answer) => answers.push(() => answer(freshToken())));
    const { runId } = await startBulkRun(ask(), person);
    await work();
    await expect.poll(() => answers.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    await cancelBulkRun({ runId }, person);
    await cancelBulkRun({ runId }, person);
    const underWay = answers.length;
    for (const answer of answers) answer();
    await untilFinished(runId);
    const run = await getBulkRun(runId, person);
    expect(run).toMatchObject({ cancelledBy: person.name, counts: { done: underWay, skipped: 40 - underWay } });
    expect(endpoint.requests).toHaveLength(underWay);
    expect(
      await db().$count(
        auditEvents,
        and(eq(auditEvents.event, "bulk.cancelled"), eq(auditEvents.userId, person.userId)),
      ),
    ).toBe(1);
    expect((await failureOf(cancelBulkRun({ runId: crypto.randomUUID() }, person)))?.code).toBe("bulk_run_not_found");
  }, 90_000);

  it("is done on behalf of whoever started it, as long as they may", async () => {
    await insertMany(2);
    const { runId } = await startBulkRun(ask(), person);
    await db().update(users).set({ role: "viewer" }).where(eq(users.id, person.userId));
    await work();
    await untilFinished(runId);
    expect(await outcomes(runId)).toEqual([
      ["Shop 000", "skipped", "no_rights"],
      ["Shop 001", "skipped", "no_rights"],
    ]);
    expect(endpoint.requests).toHaveLength(0);
  }, 60_000);

  it("removes only what was confirmed by its number, and finds what is gone already", async () => {
    const [first] = await insertMany(3);
    const refused = await failureOf(startBulkRun(ask({ kind: "remove", confirmation: "2" }), person));
    expect(refused?.details.fieldErrors).toEqual({ confirmation: "Type 3 to confirm" });
    expect(await db().$count(bulkRuns)).toBe(0);
    const { runId } = await startBulkRun(ask({ kind: "remove", confirmation: "3" }), person);
    await db()
      .delete(accounts)
      .where(eq(accounts.id, first?.id ?? ""));
    await work();
    await untilFinished(runId);
    expect(await outcomes(runId)).toEqual([
      ["Shop 000", "skipped", "removed"],
      ["Shop 001", "done", null],
      ["Shop 002", "done", null],
    ]);
    expect(await db().$count(accounts)).toBe(0);
  }, 60_000);

  it("is started once, however often and however soon it is asked for with one id", async () => {
    await insertMany(2);
    const runId = crypto.randomUUID();
    const once = () => startBulkRun(ask({ runId, kind: "remove", confirmation: "2" }), person);
    expect(await Promise.all([once(), once(), once()])).toEqual([{ runId }, { runId }, { runId }]);
    expect((await getBulkRun(runId, person)).counts).toMatchObject({ total: 2, pending: 2 });
    await db().delete(accounts);
    expect(await once()).toEqual({ runId });
    expect(await db().$count(bulkRuns)).toBe(1);
    expect(
      await db().$count(auditEvents, and(eq(auditEvents.event, "bulk.started"), eq(auditEvents.userId, person.userId))),
    ).toBe(1);
  });

  it("writes many accounts down within seconds, and settles them as fast when it is cancelled", async () => {
    for (let from = 1; from <= 30_000; from += 10_000) {
      await db().execute(sql`
        insert into accounts (name, authentication_method, environment, integration_type, identity, base_url, host)
        select 'Shop ' || n, 'client_credentials', 'production', 'marketplace_seller', 'bulk|' || n,
          'https://acme.mirakl.net', 'acme.mirakl.net' from generate_series(${from}::int, ${from + 9_999}::int) n`);
    }
    const startedAt = performance.now();
    const { runId } = await startBulkRun(ask(), person);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect((await getBulkRun(runId, person)).counts).toMatchObject({ total: 30_000, pending: 30_000 });
    await cancelBulkRun({ runId }, person);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect((await getBulkRun(runId, person)).counts).toMatchObject({ skipped: 30_000 });
  }, 120_000);
});
