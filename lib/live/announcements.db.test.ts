import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { type Announcement, listenToChanges } from "@/db/listen-to-changes";
import { cancelRun, finishRuns, insertBulkRun, startRun } from "@/db/queries/bulk-runs";
import { endSession, endSessionsOfUser, insertSession, noteSessionUse } from "@/db/queries/sessions";
import { insertTroubledHost } from "@/db/queries/troubled-hosts";
import { accounts } from "@/db/schema/accounts";
import { bulkRuns } from "@/db/schema/bulk-runs";
import { troubledHosts } from "@/db/schema/hosts";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { sampleUser } from "@/lib/users/testing/sample-user";

const heard: Announcement[] = [];
let end: () => Promise<void>;
beforeAll(async () => {
  end = await listenToChanges(
    (announcement) => heard.push(announcement),
    () => undefined,
  );
});
afterAll(() => end());

const inMinutes = (count: number) => new Date(Date.now() + count * 60_000);
const healthy = (own = {}) => sampleAccount({ expiresAt: inMinutes(60), nextRefreshAt: inMinutes(55), ...own });

/** Waits until everything that was announced until now has been heard. */
async function hearAll(): Promise<void> {
  const marker = randomUUID();
  await db().execute(sql`select pg_notify('latchkey_changes', ${marker})`);
  await expect.poll(() => heard.at(-1)).toEqual({ accounts: [marker] });
  heard.pop();
}

async function heardOf(change: () => Promise<unknown>): Promise<Announcement[]> {
  await hearAll();
  heard.length = 0;
  await change();
  await hearAll();
  return [...heard];
}

const one = healthy();
beforeEach(async () => {
  await db().insert(accounts).values(one);
});
afterEach(async () => {
  await db().delete(accounts);
});
const update = (set: Partial<typeof accounts.$inferInsert>, id = one.id) =>
  db().update(accounts).set(set).where(eq(accounts.id, id));

interface Signed {
  userId: string;
  sessionId: string;
}
async function signIn(): Promise<Signed> {
  const userId = (await sampleUser("admin")).userId ?? "";
  return { userId, sessionId: await insertSession(userId, 60) };
}
const setUser = (userId: string, set: PgUpdateSetSource<typeof users>) =>
  db().update(users).set(set).where(eq(users.id, userId));

describe("announcements", () => {
  it("name who was added, changed and removed", async () => {
    const other = healthy();
    expect(await heardOf(() => db().insert(accounts).values(other))).toEqual([{ accounts: [other.id] }]);
    expect(await heardOf(() => update({ name: "Renamed" }))).toEqual([{ accounts: [one.id] }]);
    expect(await heardOf(() => db().delete(accounts).where(eq(accounts.id, other.id)))).toEqual([
      { accounts: [other.id] },
    ]);
  });

  it.each([
    ["a failure", { failureCount: 1, lastErrorCode: "mirakl_unavailable" }],
    ["a rejection", { reconnectRequiredAt: new Date() }],
    ["a revocation", { revokedAt: new Date() }],
    ["another expiry without a refresh", { expiresAt: new Date(Date.now() + 1_000) }],
    ["a new credential", { version: 2 }],
    ["limited rights", { limitedRights: "shop" as const }],
  ])("tell of %s", async (_, set) => {
    expect(await heardOf(() => update(set))).toEqual([{ accounts: [one.id] }]);
  });

  it("keep quiet about leases, and about a token that was renewed in time", async () => {
    const lease = { leaseOwner: "worker", leaseUntil: inMinutes(1) };
    expect(await heardOf(() => update(lease))).toEqual([]);
    const renewed = {
      leaseOwner: null,
      leaseUntil: null,
      version: 2,
      lastRefreshedAt: new Date(),
      expiresAt: inMinutes(70),
      nextRefreshAt: inMinutes(65),
    };
    expect(await heardOf(() => update(renewed))).toEqual([]);
  });

  it.each([
    ["expired", { expiresAt: inMinutes(-1) }],
    ["overdue", { nextRefreshAt: inMinutes(-2) }],
    ["failing", { failureCount: 3 }],
    ["rejected", { reconnectRequiredAt: new Date() }],
  ])("tell of a renewal that ends being %s", async (_, before) => {
    const troubled = healthy(before);
    await db().insert(accounts).values(troubled);
    const renewed = {
      version: 2,
      lastRefreshedAt: new Date(),
      expiresAt: inMinutes(70),
      nextRefreshAt: inMinutes(65),
      failureCount: 0,
      reconnectRequiredAt: null,
    };
    expect(await heardOf(() => update(renewed, troubled.id))).toEqual([{ accounts: [troubled.id] }]);
  });

  it("come once for a statement, and name nobody when it changes many", async () => {
    const many = Array.from({ length: 21 }, () => healthy());
    expect(await heardOf(() => db().insert(accounts).values(many))).toEqual(["many"]);
    const some = many.slice(0, 20).map(({ id }) => id);
    const [announcement] = await heardOf(() =>
      db().update(accounts).set({ revokedAt: new Date() }).where(inArray(accounts.id, some)),
    );
    expect(announcement).toEqual({ accounts: expect.arrayContaining(some) });
  });

  it("come when a transaction is committed, and never when it is not", async () => {
    const announced = await heardOf(() =>
      db()
        .transaction(async (on) => {
          await on.update(accounts).set({ name: "Never" }).where(eq(accounts.id, one.id));
          throw new Error("rolled back");
        })
        .catch(() => undefined),
    );
    expect(announced).toEqual([]);
  });

  it("tell of troubled hosts", async () => {
    const trouble = { host: "acme-prod.mirakl.net", errorCode: "connection_failed", retryInMs: 1_000 };
    expect(await heardOf(() => insertTroubledHost(trouble))).toEqual(["hosts"]);
    expect(await heardOf(() => db().delete(troubledHosts))).toEqual(["hosts"]);
  });

  it("tell that bulk actions begin, are cancelled and end, and not of looks for their end", async () => {
    const run = { kind: "verify", requestedBy: "Ada" } as const;
    const runId = await insertBulkRun(run, db());
    expect(await heardOf(() => startRun(runId, db()))).toEqual(["runs"]);
    expect(await heardOf(() => finishRuns(runId))).toEqual(["runs"]);
    expect(await heardOf(() => finishRuns())).toEqual([]);
    const other = await insertBulkRun(run, db());
    expect(await heardOf(() => cancelRun(other, "Ada", db()))).toEqual(["runs"]);
    await db().delete(bulkRuns);
  });

  it.each([
    ["that a session ended", ({ sessionId }: Signed) => endSession(sessionId)],
    ["that all of somebody's sessions ended", ({ userId }: Signed) => endSessionsOfUser(userId)],
    ["that somebody has another role", ({ userId }: Signed) => setUser(userId, { role: "viewer" })],
    ["that somebody was disabled", ({ userId }: Signed) => setUser(userId, { disabledAt: sql`now()` })],
    ["that somebody was removed", ({ userId }: Signed) => db().delete(users).where(eq(users.id, userId))],
  ])("tell %s", async (_, change) => {
    const signed = await signIn();
    await insertSession(signed.userId, 60);
    expect(await heardOf(() => change(signed))).toEqual(["sessions"]);
  });

  it("keep quiet about sessions that are used, that had ended, and about sellers'", async () => {
    const { userId, sessionId } = await signIn();
    expect(await heardOf(() => noteSessionUse(sessionId, { userAgent: "Firefox", address: null }))).toEqual([]);
    expect(await heardOf(() => setUser(userId, { name: "Ada" }))).toEqual([]);
    await endSession(sessionId);
    expect(await heardOf(() => db().delete(sessions).where(eq(sessions.id, sessionId)))).toEqual([]);
    const [seller] = await db()
      .insert(sessions)
      .values({ expiresAt: inMinutes(1) })
      .returning({ id: sessions.id });
    expect(await heardOf(() => endSession(seller?.id ?? ""))).toEqual([]);
  });
});
