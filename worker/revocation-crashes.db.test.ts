import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { auditEvents } from "@/db/schema/audit-events";
import { parkedGrantSecrets, parkedGrants } from "@/db/schema/parked-grants";
import { refreshToken } from "@/lib/accounts/refresh-token";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { revocationPath, tokenPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { accountRow, accountTokens, connectSample, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { type HeldLock, holdLock } from "@/scripts/testing/held-lock";
import { startVerbs } from "@/scripts/testing/start-verbs";
import { startWorker } from "./testing/start-worker";

let mirakl: ScriptedMirakl;
let person: Person & { userId: string };
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  person = await samplePerson();
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

type Sample = Awaited<ReturnType<typeof connectSample>>;
/** Stops a process at a point: `reached` when it is there, `release` once it is dead. */
interface Stop {
  reached: () => Promise<void>;
  release: () => Promise<void>;
}
const nothingToRelease = async () => undefined;

/** A lock that the process needs next. */
async function atLock(target: Parameters<typeof holdLock>[0]): Promise<Stop> {
  const lock = await holdLock(target);
  return { reached: () => lock.waitedFor(), release: lock.cutOff };
}

/** Mirakl has the request, and never answers. @param isCarriedOut whether it does what it was asked */
async function atMirakl(path: string, isCarriedOut: boolean): Promise<Stop> {
  const received = new Promise<void>((resolve) => {
    mirakl.overrides[path] = (_, usual) => {
      if (isCarriedOut) usual();
      resolve();
      return new Promise(() => undefined);
    };
  });
  return { reached: () => received, release: nothingToRelease };
}

/** Mirakl has answered, and the process waits for a row that it must write the answer to. */
async function afterAnswer(path: string, rowOf: () => Promise<Parameters<typeof holdLock>[0]>): Promise<Stop> {
  let lock: HeldLock | undefined;
  const locked = new Promise<void>((resolve) => {
    mirakl.overrides[path] = async (_, usual) => {
      const answer = usual();
      lock = await holdLock(await rowOf());
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

/** The account's stop is committed, and the lock that the claim needs was asked for before the claim. */
async function beforeClaim(): Promise<Stop> {
  const trail = await holdLock({ table: "audit_events" });
  let parked: HeldLock | undefined;
  return {
    reached: async () => {
      await trail.waitedFor(1);
      const queued = holdLock({ table: "parked_grants" });
      await trail.waitedFor(2);
      await trail.release();
      parked = await queued;
      await parked.waitedFor(1);
    },
    release: async () => parked?.cutOff(),
  };
}

const accountLock = ({ account }: Sample) => ({ table: "accounts", rows: `id = '${account.id}'` });
const parkedLock = ({ account }: Sample) => ({ table: "parked_grants", rows: `account_id = '${account.id}'` });

/** Revokes in a process of its own and kills that at the point. */
async function killAt(sample: Sample, stop: Stop): Promise<void> {
  const process = await startVerbs();
  void process.carryOut({ verb: "revoke", accountId: sample.account.id, userId: person.userId });
  await stop.reached();
  expect(await process.kill()).toBe("SIGKILL");
  await stop.release();
  mirakl.overrides = {};
}
const parkedOf = ({ account }: Sample) =>
  db().select().from(parkedGrants).where(eq(parkedGrants.accountId, account.id));
const refreshed = async ({ account }: Sample) =>
  (await failureOf(refreshToken({ accountId: account.id, version: 99 }, person)))?.code ?? "refreshed";

/** The lease of the dead process runs out, and a worker goes on. */
async function restart(sample: Sample): Promise<void> {
  await db()
    .update(parkedGrants)
    .set({ leaseUntil: sql`now() - interval '1 second'` })
    .where(sql`${parkedGrants.accountId} = ${sample.account.id} and ${parkedGrants.leaseUntil} is not null`);
  worker = await startWorker(process.env);
  await expect.poll(async () => (await parkedOf(sample)).length, { timeout: 15_000 }).toBe(0);
}
async function expectRevoked(sample: Sample): Promise<void> {
  const { account, grant } = sample;
  expect(grant.isAlive).toBe(false);
  expect(await accountRow(account.id)).toMatchObject({
    revokedAt: expect.any(Date),
    revokedAtMiraklAt: expect.any(Date),
    hasRefreshToken: false,
    nextRefreshAt: null,
  });
  expect(await accountTokens(account.id)).toEqual({ accessToken: null, refreshToken: null });
  const ofGone = sql`not exists (select from parked_grants where id = ${parkedGrantSecrets.ownerId})`;
  expect(await db().$count(parkedGrantSecrets, ofGone)).toBe(0);
  const trail = await db()
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, account.id))
    .orderBy(auditEvents.id);
  expect(trail.map(({ event }) => event)).toEqual(["account.access_revoked", "account.revocation_confirmed"]);
}

describe("a process that is killed while it revokes, before anything is committed, has changed nothing", () => {
  const points: [string, (sample: Sample) => Promise<Stop>][] = [
    ["before it has the account", (sample) => atLock(accountLock(sample))],
    ["when the tokens are taken away, before the trail is written", () => atLock({ table: "audit_events" })],
  ];
  it.each(points)(
    "killed %s",
    async (_, stopAt) => {
      const sample = await connectSample(mirakl);
      const before = await accountRow(sample.account.id);
      await killAt(sample, await stopAt(sample));
      expect(await accountRow(sample.account.id)).toEqual(before);
      expect(await parkedOf(sample)).toEqual([]);
      const { accessToken, refreshToken: kept } = sample.grant;
      expect(await accountTokens(sample.account.id)).toEqual({ accessToken, refreshToken: kept });
      expect(sample.grant.isAlive).toBe(true);
      await revokeAccess({ accountId: sample.account.id, reason: null }, person);
      await expectRevoked(sample);
    },
    40_000,
  );
});

describe("a process that is killed while it revokes, after its commit, leaves a revocation that a worker finishes", () => {
  type Point = [string, (sample: Sample) => Promise<Stop>];
  const withLivingToken: Point[] = [
    ["before the revocation is claimed", beforeClaim],
    ["after the claim, before Mirakl is asked", () => atLock({ table: "application_secrets", for: "everybody" })],
    ["when Mirakl has the request, before it carries it out", () => atMirakl(revocationPath, false)],
    ["when Mirakl has carried it out, before it answers", () => atMirakl(revocationPath, true)],
    [
      "after Mirakl’s answer, before it is stored",
      (sample) => afterAnswer(revocationPath, async () => accountLock(sample)),
    ],
  ];
  const withEndedToken: Point[] = [
    ["when Mirakl is asked for a living token, before it gives one", () => atMirakl(tokenPath, false)],
    ["when Mirakl has renewed the token, before it answers", () => atMirakl(tokenPath, true)],
    [
      "after the living token has arrived, before it is stored",
      (sample) => afterAnswer(tokenPath, async () => parkedLock(sample)),
    ],
    ["when the living token is stored and Mirakl has its revocation", () => atMirakl(revocationPath, false)],
  ];

  async function killAndRestart(sample: Sample, stop: Stop): Promise<void> {
    await killAt(sample, stop);
    expect(await parkedOf(sample)).toMatchObject([{ state: "revoking" }]);
    expect(await accountTokens(sample.account.id)).toEqual({ accessToken: null, refreshToken: null });
    expect(await refreshed(sample)).toBe("account_revoked");
    await restart(sample);
    await expectRevoked(sample);
  }

  it.each(withLivingToken)(
    "killed %s",
    async (_, stopAt) => {
      const sample = await connectSample(mirakl);
      await killAndRestart(sample, await stopAt(sample));
    },
    40_000,
  );

  describe.each([
    ["rotates", true],
    ["does not rotate", false],
  ])("where the token has ended and Mirakl %s refresh tokens", (_, rotates) => {
    it.each(withEndedToken)(
      "killed %s",
      async (_title, stopAt) => {
        const account = { expiresAt: new Date(Date.now() - 1_000) };
        const sample = await connectSample(mirakl, { account, grant: { rotates } });
        await killAndRestart(sample, await stopAt(sample));
      },
      40_000,
    );
  });
});
