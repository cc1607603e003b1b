import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { claimDueAccounts } from "@/db/queries/refresh-leases";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import type { Person } from "@/lib/actor";
import { isAppError } from "@/lib/errors/app-error";
import { accountOwner, openSecret } from "@/lib/secrets/stored-secrets";
import { testDatabase } from "@/scripts/testing/test-database";
import { refreshAccount, refreshToken } from "./refresh-token";
import { removeAccount } from "./remove-account";
import { insertSampleAccount, samplePerson, sampleSecret } from "./testing/insert-sample-account";
import { freshToken, startTokenEndpoint } from "./testing/token-endpoint";

let endpoint: Awaited<ReturnType<typeof startTokenEndpoint>>;
let person: Person & { userId: string };

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  vi.stubEnv("MIRAKL_AUTH_URL_PRODUCTION", endpoint.origin);
  vi.stubEnv("MIRAKL_ALLOW_LOOPBACK", "true");
  person = await samplePerson();
});
afterAll(async () => {
  await endpoint.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(accounts);
  endpoint.requests.length = 0;
});
afterEach(() => {
  endpoint.answer = () => freshToken();
});

const codeOf = (refresh: Promise<unknown>) =>
  refresh.then(
    () => "refreshed",
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );
const rowOf = async (id: string) => {
  const row = await findAccount(id);
  if (!row) throw new Error("the account is gone");
  return row;
};
const tokenOf = async (id: string) => (await openSecret(accountOwner(id), "access_token")).reveal();
const historyOf = (id: string) =>
  db().select().from(accountHistory).where(eq(accountHistory.accountId, id)).orderBy(accountHistory.id);

describe("refreshToken", () => {
  it("sends exactly what Mirakl documents and stores the answer", async () => {
    const { id } = await insertSampleAccount({ clientId: "client 1" });
    endpoint.answer = () => ({
      body: { token_type: "bearer", access_token: "new-token", expires_in: 1800, unknown: [1] },
    });
    const before = Date.now();
    const view = await refreshToken({ accountId: id, version: 1 }, person);

    expect(endpoint.requests).toEqual([
      {
        path: "/oauth/token",
        contentType: "application/x-www-form-urlencoded",
        form: { grant_type: "client_credentials", client_id: "client 1", client_secret: sampleSecret },
      },
    ]);
    expect(await tokenOf(id)).toBe("new-token");
    const row = await rowOf(id);
    expect(row).toMatchObject({ version: 2, failureCount: 0, leaseOwner: null, leaseUntil: null });
    const lifetimeMs = (row.expiresAt?.getTime() ?? 0) - (row.issuedAt?.getTime() ?? 0);
    expect(lifetimeMs).toBe(1_800_000);
    expect(Math.abs((row.issuedAt?.getTime() ?? 0) - before)).toBeLessThan(2_000);
    expect(view).toMatchObject({ status: "active", version: 2, failure: null });
    expect(JSON.stringify(view)).not.toContain("new-token");
    expect(await historyOf(id)).toMatchObject([
      { kind: "refresh", outcome: "succeeded", trigger: "person", attempt: 1 },
    ]);
    const trail = await db().select().from(auditEvents).where(eq(auditEvents.accountId, id));
    expect(trail).toMatchObject([
      { event: "account.token_refreshed", userName: "Ada", details: { result: "succeeded" } },
    ]);
  });

  it("asks Mirakl once for twenty requests at the same moment", async () => {
    const { id } = await insertSampleAccount();
    const views = await Promise.all(
      Array.from({ length: 20 }, () => refreshToken({ accountId: id, version: 1 }, person)),
    );
    expect(endpoint.requests).toHaveLength(1);
    expect(new Set(views.map(({ version, expiresAt }) => `${version} ${expiresAt}`)).size).toBe(1);
    expect(views[0]?.version).toBe(2);
  });

  it("asks Mirakl once for four processes, however fast the answer is", async () => {
    const { id } = await insertSampleAccount();
    const processes = Array.from({ length: 4 }, () => startProcess([id, "1", person.userId]));
    await Promise.all(processes.map(({ lines }) => lines.next()));
    for (const { child } of processes) child.stdin.write("go\n");
    const outcomes = await Promise.all(processes.map(async ({ lines }) => String((await lines.next()).value)));
    await Promise.all(processes.map(({ exited }) => exited));
    expect(endpoint.requests).toHaveLength(1);
    expect(new Set(outcomes).size).toBe(1);
    expect(JSON.parse(outcomes[0] ?? "{}")).toMatchObject({ version: 2 });
  });

  it("does not refresh again what was refreshed since the person looked", async () => {
    const { id } = await insertSampleAccount();
    await refreshToken({ accountId: id, version: 1 }, person);
    const again = await refreshToken({ accountId: id, version: 1 }, person);
    expect(endpoint.requests).toHaveLength(1);
    expect(again.version).toBe(2);
    await refreshToken({ accountId: id, version: 2 }, person);
    expect(endpoint.requests).toHaveLength(2);
  });

  it("stops at rejected credentials, and gives the same error to everyone who waited", async () => {
    const { id } = await insertSampleAccount({ lastRefreshedAt: new Date("2026-01-01T00:00:00Z") });
    endpoint.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { status: 401, body: { error: "invalid_client", error_description: `unknown ${sampleSecret}` } };
    };
    const codes = await Promise.all(
      Array.from({ length: 5 }, () => codeOf(refreshToken({ accountId: id, version: 1 }, person))),
    );
    expect(codes).toEqual(Array(5).fill("mirakl_client_rejected"));
    expect(endpoint.requests).toHaveLength(1);
    const row = await rowOf(id);
    expect(row).toMatchObject({
      version: 1,
      failureCount: 1,
      nextRefreshAt: null,
      lastErrorCode: "mirakl_client_rejected",
      leaseOwner: null,
    });
    expect(row.reconnectRequiredAt).not.toBeNull();
    expect(row.lastRefreshedAt).toEqual(new Date("2026-01-01T00:00:00Z"));
    expect(JSON.stringify(row)).not.toContain(sampleSecret);
    expect(await tokenOf(id)).toBe("old-token");
  });

  it("tries again later when Mirakl cannot answer, not before Retry-After is over, and recovers", async () => {
    const { id } = await insertSampleAccount();
    endpoint.answer = () => ({
      status: 503,
      headers: { "retry-after": "120" },
      body: { error: "temporarily_unavailable" },
    });
    expect(await codeOf(refreshToken({ accountId: id, version: 1 }, person))).toBe("mirakl_unavailable");
    expect(await codeOf(refreshToken({ accountId: id, version: 1 }, person))).toBe("mirakl_unavailable");
    const failing = await rowOf(id);
    expect(failing).toMatchObject({ failureCount: 2, reconnectRequiredAt: null, version: 1 });
    expect((failing.nextRefreshAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(115_000);

    endpoint.answer = () => freshToken();
    const view = await refreshToken({ accountId: id, version: 1 }, person);
    expect(view).toMatchObject({ status: "active", failure: null });
    expect((await historyOf(id)).map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
      ["failed", 1],
      ["failed", 2],
      ["succeeded", 3],
    ]);
  });

  it("gives a failure that ended after the account was read to whoever read it, without asking again", async () => {
    const { id } = await insertSampleAccount();
    const read = await rowOf(id);
    endpoint.answer = () => ({ status: 503, body: {} });
    await codeOf(refreshToken({ accountId: id, version: 1 }, person));
    expect(await codeOf(refreshAccount(read, person))).toBe("mirakl_unavailable");
    expect(endpoint.requests).toHaveLength(1);
  });

  it("backs off when the token cannot be stored, rather than ask Mirakl every second", async () => {
    const { id } = await insertSampleAccount({ nextRefreshAt: new Date(Date.now() - 1_000) });
    endpoint.answer = () => freshToken();
    const owner = postgres((await testDatabase()).url, { max: 1 });
    await owner`alter table account_secrets add constraint no_more_tokens check (field <> 'access_token') not valid`;
    expect(await codeOf(refreshToken({ accountId: id, version: 1 }, person))).toContain("Failed query");
    await owner`alter table account_secrets drop constraint no_more_tokens`;
    await owner.end();
    expect(await claimDueAccounts({ environment: "production", limit: 1 }, { owner: "worker", seconds: 60 })).toEqual(
      [],
    );
    expect(await rowOf(id)).toMatchObject({ version: 1, failureCount: 1, lastErrorCode: "internal", leaseOwner: null });
    expect(await tokenOf(id)).toBe("old-token");
  });

  it("writes a late answer while the fence stands, even past its lease", async () => {
    const { id } = await insertSampleAccount();
    endpoint.answer = async () => {
      await db().update(accounts).set({ leaseUntil: sql`now() - interval '1 second'` }).where(eq(accounts.id, id));
      return freshToken();
    };
    await refreshToken({ accountId: id, version: 1 }, person);
    expect((await rowOf(id)).version).toBe(2);
  });

  it("drops an answer when the fence moved during the call", async () => {
    const { id } = await insertSampleAccount();
    endpoint.answer = async () => {
      await db().update(accounts).set({ version: 5 }).where(eq(accounts.id, id));
      return freshToken();
    };
    const view = await refreshToken({ accountId: id, version: 1 }, person);
    expect(view.version).toBe(5);
    expect(await tokenOf(id)).toBe("old-token");
  });

  it("stores nothing for an account that is removed during the call", async () => {
    const { id } = await insertSampleAccount();
    endpoint.answer = async () => {
      await removeAccount({ accountId: id }, person);
      return freshToken();
    };
    expect(await codeOf(refreshToken({ accountId: id, version: 1 }, person))).toBe("account_not_found");
    expect(await historyOf(id)).toEqual([]);
  });

  it("takes over from a process that died during its call, and says so in the history", async () => {
    const { id } = await insertSampleAccount({
      leaseOwner: "worker that died",
      leaseUntil: new Date(Date.now() - 1_000),
    });
    await refreshToken({ accountId: id, version: 1 }, person);
    expect((await historyOf(id)).map(({ outcome }) => outcome)).toEqual(["interrupted", "succeeded"]);
  });

  it("refuses what has no token to refresh", async () => {
    const key = await insertSampleAccount({ authenticationMethod: "api_key" });
    const revoked = await insertSampleAccount({ revokedAt: new Date() });
    expect(await codeOf(refreshToken({ accountId: key.id, version: 1 }, person))).toBe("account_not_renewable");
    expect(await codeOf(refreshToken({ accountId: revoked.id, version: 1 }, person))).toBe("account_revoked");
    expect(await codeOf(refreshToken({ accountId: person.userId, version: 1 }, person))).toBe("account_not_found");
    expect(endpoint.requests).toEqual([]);
  });
});

describe("claimDueAccounts", () => {
  it("claims what is due and free, once, the longest due first", async () => {
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
    const due = await insertSampleAccount({ nextRefreshAt: ago(10) });
    const longer = await insertSampleAccount({ nextRefreshAt: ago(90) });
    const abandoned = await insertSampleAccount({ nextRefreshAt: ago(5), leaseOwner: "dead", leaseUntil: ago(1) });
    await insertSampleAccount({ nextRefreshAt: new Date(Date.now() + 5_000) });
    await insertSampleAccount({ nextRefreshAt: null });
    await insertSampleAccount({ nextRefreshAt: ago(5), revokedAt: ago(1) });
    await insertSampleAccount({ nextRefreshAt: ago(5), reconnectRequiredAt: ago(1) });
    await insertSampleAccount({
      nextRefreshAt: ago(5),
      leaseOwner: "alive",
      leaseUntil: new Date(Date.now() + 60_000),
    });

    const lease = { owner: "me", seconds: 60 };
    const [first, second] = await Promise.all([
      claimDueAccounts({ environment: "production", limit: 2 }, lease),
      claimDueAccounts({ environment: "production", limit: 2 }, { ...lease, owner: "you" }),
    ]);
    const claimed = [...first, ...second];
    expect(new Set(claimed.map(({ account }) => account.id))).toEqual(new Set([due.id, longer.id, abandoned.id]));
    expect(claimed).toHaveLength(3);
    expect(claimed.find(({ account }) => account.id === abandoned.id)?.wasInterrupted).toBe(true);
    expect(claimed.find(({ account }) => account.id === due.id)?.wasInterrupted).toBe(false);
    expect(await claimDueAccounts({ environment: "production", limit: 9 }, lease)).toEqual([]);
  });
});

function startProcess(argv: string[]) {
  const script = new URL("./testing/refresh-in-own-process.ts", import.meta.url).pathname;
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, ...argv],
    { stdio: ["pipe", "pipe", "inherit"], cwd: new URL("../..", import.meta.url).pathname },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, lines, exited: once(child, "exit") };
}
