import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { authorizationRequests } from "@/db/schema/authorization-requests";
import { sellerIdentities } from "@/db/schema/seller-identities";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { tokenPath } from "@/lib/accounts/testing/token-endpoint";
import { hashState } from "@/lib/authorizations/authorization-state";
import { completeAuthorization } from "@/lib/authorizations/complete-authorization";
import { getAuthorizationResult } from "@/lib/authorizations/get-authorization-result";
import { startSellerAuthorization } from "@/lib/authorizations/start-seller-authorization";
import { accountTokens, insertSampleApplication, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type GrantOptions, type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { type HeldLock, holdLock, type LockTarget } from "@/scripts/testing/held-lock";
import { startVerbs } from "@/scripts/testing/start-verbs";
import { accountOf, leftBy, nothing } from "@/scripts/testing/trip-leftovers";
import { startWorker } from "./testing/start-worker";

let mirakl: ScriptedMirakl;
let userId: string;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  userId = (await samplePerson()).userId;
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(async () => {
  mirakl.overrides = {};
  await worker?.stop("SIGKILL");
  worker = undefined;
});

/** A browser that is at Mirakl, and what it comes back with. */
async function atMirakl(options: GrantOptions = {}) {
  const application = await insertSampleApplication();
  const { state } = await startSellerAuthorization({ purpose: "connect", slug: application.slug }, null);
  const email = `${crypto.randomUUID()}@example.com`;
  const facts = { resource_owner: email, ...options.facts };
  const { code, grant } = mirakl.consent({ ...options, clientId: application.clientId, facts });
  return { application, state, code, grant, email };
}
type Trip = Awaited<ReturnType<typeof atMirakl>>;
const isOf = ({ state }: Trip) => eq(authorizationRequests.stateHash, hashState(state));
const tripRow = async (trip: Trip) => {
  const [row] = await db().select().from(authorizationRequests).where(isOf(trip));
  if (!row) throw new Error("the trip is gone");
  return row;
};
const rowLock = async (trip: Trip) => ({ table: "authorization_requests", rows: `id = '${(await tripRow(trip)).id}'` });

/** Stops a process at a point: `reached` when it is there, `release` once it is dead. */
interface Stop {
  reached: () => Promise<void>;
  release: () => Promise<void>;
}
async function atLock(target: LockTarget): Promise<Stop> {
  const lock = await holdLock(target);
  return { reached: () => lock.waitedFor(), release: lock.cutOff };
}
/** The database has the statement, and carries it out although its sender is dead. */
async function afterSending(target: LockTarget): Promise<Stop> {
  const lock = await holdLock(target);
  return { reached: () => lock.waitedFor(), release: lock.release };
}
async function whenAsked(path: string, isCarriedOut: boolean): Promise<Stop> {
  const received = new Promise<void>((resolve) => {
    mirakl.overrides[path] = (_, usual) => {
      if (isCarriedOut) usual();
      resolve();
      return new Promise(() => undefined);
    };
  });
  return { reached: () => received, release: async () => undefined };
}
/** Mirakl has answered, and the process waits for a row that only then is locked. */
async function afterAnswer(trip: Trip): Promise<Stop> {
  let lock: HeldLock | undefined;
  const locked = new Promise<void>((resolve) => {
    mirakl.overrides[tokenPath] = async (_, usual) => {
      const answer = usual();
      lock = await holdLock(await rowLock(trip));
      resolve();
      return answer;
    };
  });
  return {
    reached: async () => {
      await locked;
      await lock?.waitedFor();
    },
    release: async () => lock?.cutOff(),
  };
}

async function killAt({ state, code }: Trip, stop: Stop): Promise<void> {
  const process = await startVerbs();
  void process.carryOut({ verb: "complete", state, code, userId });
  await stop.reached();
  expect(await process.kill()).toBe("SIGKILL");
  await stop.release();
  mirakl.overrides = {};
}
/** The link is opened again, in the same browser. */
async function openAgain({ state, code }: Trip): Promise<string> {
  const back = { error: null, errorDescription: null, isOwnState: true, reference: "test" };
  const end = await completeAuthorization({ state, code, ...back });
  return end.kind === "ended" ? end.outcome : end.problem;
}
const later = (trip: Trip) =>
  db().update(authorizationRequests).set({ spentAt: sql`now() - interval '61 seconds'` }).where(isOf(trip));

describe("a process that is killed while it ends a trip", () => {
  it("before the state is spent has changed nothing: opening the link again connects", async () => {
    const trip = await atMirakl();
    await killAt(trip, await atLock(await rowLock(trip)));
    expect(await tripRow(trip)).toMatchObject({ spentAt: null, finishedAt: null });
    expect(await openAgain(trip)).toBe("connected");
    expect(await leftBy(trip.application.id)).toEqual({ accounts: 1, parked: [], secrets: 2 });
  }, 40_000);

  const points: [string, (trip: Trip) => Promise<Stop>, number][] = [
    ["while the database spends the state", async (trip) => afterSending(await rowLock(trip)), 0],
    [
      "after the state is spent, before Mirakl is asked",
      () => atLock({ table: "application_secrets", for: "everybody" }),
      0,
    ],
    ["when Mirakl has the code, before it exchanges it", () => whenAsked(tokenPath, false), 1],
    ["when Mirakl has exchanged the code, before it answers", () => whenAsked(tokenPath, true), 1],
    ["after Mirakl’s answer, before anything is stored", () => atLock({ table: "seller_identities" }), 1],
    ["when the account is written, before the trail is", () => atLock({ table: "audit_events" }), 1],
    ["when everything is written but the outcome", afterAnswer, 1],
  ];
  it.each(points)(
    "%s leaves no account, and a page that says to sign in again",
    async (_, stopAt, asked) => {
      const trip = await atMirakl();
      await killAt(trip, await stopAt(trip));
      expect(await leftBy(trip.application.id)).toEqual(nothing);
      expect(await db().$count(sellerIdentities, eq(sellerIdentities.email, trip.email))).toBe(0);
      const { id, finishedAt } = await tripRow(trip);
      expect(finishedAt).toBeNull();
      expect(await openAgain(trip)).toBe("oauth_state_spent");
      await later(trip);
      expect(await openAgain(trip)).toBe("oauth_exchange_interrupted");
      const { error, startAgainPath } = await getAuthorizationResult({ requestId: id, problem: null }, null);
      expect([error?.code, startAgainPath]).toEqual([
        "oauth_exchange_interrupted",
        `/connect/${trip.application.slug}`,
      ]);
      expect(mirakl.asked(trip.application.clientId)).toHaveLength(asked);
      expect(await leftBy(trip.application.id)).toEqual(nothing);
    },
    40_000,
  );

  it("after everything is stored, in the first verification, leaves an account that works", async () => {
    const trip = await atMirakl({ expiresInSeconds: 3600 });
    await killAt(trip, await whenAsked("/api/version", false));
    const account = await accountOf(trip.application.id);
    expect(await tripRow(trip)).toMatchObject({ outcome: "connected", resultAccountId: account.id });
    const { accessToken, refreshToken } = trip.grant;
    expect(await accountTokens(account.id)).toEqual({ accessToken, refreshToken });
    await later(trip);
    expect(await openAgain(trip)).toBe("oauth_state_spent");
    worker = await startWorker(process.env);
    const due = sql`update accounts set next_refresh_at = now() where id = ${account.id}`;
    await db().execute(due);
    await expect.poll(() => trip.grant.refreshes, { timeout: 15_000 }).toBe(1);
    expect(trip.grant.isAlive).toBe(true);
  }, 40_000);

  it("after a grant that cannot be kept was parked leaves it to the worker, which gives it back", async () => {
    const trip = await atMirakl({ facts: { shop_id: undefined } });
    await killAt(trip, await afterAnswer(trip));
    expect(await leftBy(trip.application.id)).toEqual({ accounts: 0, parked: ["revoking"], secrets: 2 });
    await later(trip);
    expect(await openAgain(trip)).toBe("oauth_exchange_interrupted");
    worker = await startWorker(process.env);
    await expect.poll(() => leftBy(trip.application.id), { timeout: 15_000 }).toEqual(nothing);
    expect(trip.grant).toMatchObject({ isAlive: false, reasons: ["Not connected: grant_identity_missing"] });
  }, 40_000);
});
