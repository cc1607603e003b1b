import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accountSecrets } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import { parkedGrantSecrets, parkedGrants } from "@/db/schema/parked-grants";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { revocationPath, tokenPath } from "@/lib/accounts/testing/token-endpoint";
import {
  insertGrantedAccount,
  insertSampleApplication,
  parkSample,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedGrant, type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { startVerbs, type Verbs } from "@/scripts/testing/start-verbs";
import { startWorker } from "./testing/start-worker";

let mirakl: ScriptedMirakl;
let userId: string;
let one: Verbs;
let two: Verbs;
const workers: Awaited<ReturnType<typeof startWorker>>[] = [];

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  userId = (await samplePerson()).userId;
  [one, two] = await Promise.all([startVerbs(), startVerbs()]);
});
afterAll(async () => {
  await stopWorkers();
  await Promise.all([one.stop(), two.stop()]);
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});
const stopWorkers = () => Promise.all(workers.splice(0).map((worker) => worker.stop("SIGKILL")));

/** When the other process ends the account, seen from the refresh. */
const moments = [
  "at once",
  "before Mirakl refreshes",
  "before Mirakl answers",
  "when the answer is on its way",
  "after the refresh",
] as const;

/**
 * Refreshes in one process and ends the account in the other.
 * @returns how the refresh ended, and how the end did
 */
async function race(
  { id: accountId, grant }: Sample,
  verb: "revoke" | "remove",
  moment: (typeof moments)[number],
): Promise<[string, string]> {
  let ended: Promise<string> | undefined;
  const end = () => {
    ended ??= two.carryOut({ verb, accountId, userId });
    return ended;
  };
  const hooks: Record<(typeof moments)[number], Hook> = {
    "at once": {},
    "before Mirakl refreshes": { before: end },
    "before Mirakl answers": { after: end },
    "when the answer is on its way": { after: async () => void end() },
    "after the refresh": {},
  };
  hooksByToken.set(grant.refreshToken ?? "", hooks[moment]);
  const refreshed = one.carryOut({ verb: "refresh", accountId, version: 1, userId });
  if (moment === "at once") void end();
  const outcome = await refreshed;
  return [outcome, await end()];
}
interface Hook {
  before?: () => Promise<unknown>;
  after?: () => Promise<unknown>;
}
/** What happens around the first refresh with a refresh token. */
const hooksByToken = new Map<string, Hook>();
function runHooks() {
  mirakl.overrides[tokenPath] = async ({ form }, usual) => {
    const hook = hooksByToken.get(form.refresh_token ?? "");
    hooksByToken.delete(form.refresh_token ?? "");
    await hook?.before?.();
    const answer = usual();
    await hook?.after?.();
    return answer;
  };
}
interface Sample {
  id: string;
  grant: ScriptedGrant;
}
async function connectMany(count: number) {
  const application = await insertSampleApplication();
  const samples: Sample[] = [];
  for (let index = 0; index < count; index++) {
    const grant = mirakl.addGrant({ clientId: application.clientId });
    // Of every second one the access token may have ended, so that revoking it refreshes it.
    const own = index % 2 === 0 ? {} : { expiresAt: new Date(Date.now() + 5_000) };
    samples.push({ id: (await insertGrantedAccount(application, grant, own)).id, grant });
  }
  return { application, samples, ids: samples.map(({ id }) => id) };
}
const pendingOf = (applicationId: string) => db().$count(parkedGrants, eq(parkedGrants.applicationId, applicationId));
/** A worker finishes what is left; the races after the first one have it running. */
async function settle(applicationId: string) {
  if (workers.length === 0) workers.push(await startWorker(process.env));
  await expect.poll(() => pendingOf(applicationId), { timeout: 30_000, interval: 100 }).toBe(0);
}

describe("two processes", () => {
  it.each(moments)(
    "that refresh and revoke %s leave no living grant",
    async (moment) => {
      const { application, samples, ids } = await connectMany(12);
      runHooks();
      const outcomes = await Promise.all(samples.map((sample) => race(sample, "revoke", moment)));
      expect(outcomes.filter(([refreshed]) => refreshed !== "refreshed" && !/revoked|changed/.test(refreshed))).toEqual(
        [],
      );
      expect(outcomes.filter(([, revoked]) => revoked !== "confirmed" && revoked !== "pending")).toEqual([]);
      await settle(application.id);
      expect(samples.filter(({ grant }) => grant.isAlive)).toEqual([]);
      const rows = await db().select().from(accounts).where(inArray(accounts.id, ids));
      expect(rows.filter(({ revokedAt, revokedAtMiraklAt }) => !revokedAt || !revokedAtMiraklAt)).toEqual([]);
      expect(await db().$count(accountSecrets, inArray(accountSecrets.ownerId, ids))).toBe(0);
    },
    60_000,
  );

  it("meet in either order there, or the rounds before would show nothing", async () => {
    const { samples } = await connectMany(2);
    runHooks();
    const [first, second] = samples;
    if (!first || !second) throw new Error("nothing is connected");
    expect(await race(first, "revoke", "before Mirakl answers")).toEqual(["account_revoked", "pending"]);
    expect(await race(second, "revoke", "after the refresh")).toEqual(["refreshed", "confirmed"]);
  });

  it.each(moments)(
    "that refresh and remove %s leave no living grant either",
    async (moment) => {
      const { application, samples, ids } = await connectMany(8);
      runHooks();
      await Promise.all(samples.map((sample) => race(sample, "remove", moment)));
      await settle(application.id);
      expect(samples.filter(({ grant }) => grant.isAlive)).toEqual([]);
      expect(await db().$count(accounts, inArray(accounts.id, ids))).toBe(0);
    },
    60_000,
  );

  it("that revoke at once tell Mirakl once", async () => {
    const { application, samples, ids } = await connectMany(20);
    const outcomes = await Promise.all(
      samples.flatMap(({ id: accountId }) =>
        [one, two].map((process) => process.carryOut({ verb: "revoke", accountId, userId })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome !== "confirmed" && outcome !== "pending")).toEqual([]);
    await expect.poll(() => pendingOf(application.id), { timeout: 10_000 }).toBe(0);
    expect(mirakl.asked(application.clientId, revocationPath)).toHaveLength(20);
    expect(samples.filter(({ grant }) => grant.isAlive)).toEqual([]);
    const trail = await db().select().from(auditEvents).where(inArray(auditEvents.accountId, ids));
    expect(trail.map(({ event }) => event).sort()).toEqual([
      ...Array(20).fill("account.access_revoked"),
      ...Array(20).fill("account.revocation_confirmed"),
    ]);
  }, 60_000);
});

describe("two workers", () => {
  it("share pending revocations, and tell Mirakl of none twice", async () => {
    await stopWorkers();
    const application = await insertSampleApplication();
    const grants = Array.from({ length: 40 }, () => mirakl.addGrant({ clientId: application.clientId }));
    for (const grant of grants) {
      await parkSample(application, grant, { state: "revoking", reason: null, requestedBy: "Ada" });
    }
    // Both find all of them due at the same moment.
    const isOfThis = eq(parkedGrants.applicationId, application.id);
    await db().update(parkedGrants).set({ nextAttemptAt: sql`now() + interval '1 day'` }).where(isOfThis);
    const owners = new Set<string>();
    let openGate: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    mirakl.overrides[revocationPath] = async (_, usual) => {
      const leased = await db().select({ owner: parkedGrants.leaseOwner }).from(parkedGrants).where(isOfThis);
      for (const { owner } of leased) if (owner) owners.add(owner.replace(/ [0-9a-f-]{36}$/, ""));
      // Nobody is answered before both of them are at it.
      if (owners.size === 2) openGate();
      await gate;
      return usual();
    };
    workers.push(...(await Promise.all([startWorker(process.env), startWorker(process.env)])));
    await db().update(parkedGrants).set({ nextAttemptAt: sql`now()` }).where(isOfThis);
    await expect.poll(() => pendingOf(application.id), { timeout: 30_000 }).toBe(0);
    const told = mirakl.asked(application.clientId, revocationPath).map(({ form }) => form.token);
    expect(told.sort()).toEqual(grants.map(({ accessToken }) => accessToken).sort());
    expect(grants.filter(({ isAlive }) => isAlive)).toEqual([]);
    expect(owners.size).toBe(2);
    const ofGone = sql`not exists (select from parked_grants where id = ${parkedGrantSecrets.ownerId})`;
    expect(await db().$count(parkedGrantSecrets, ofGone)).toBe(0);
  }, 60_000);
});
