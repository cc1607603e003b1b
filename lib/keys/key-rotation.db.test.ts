import { desc, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { inTransaction } from "@/db/queries/in-transaction";
import { countKeyUsage } from "@/db/queries/key-usage";
import { dataKeysOf, ownerKinds, type SecretOwner, secretsOf } from "@/db/queries/secret-tables";
import { accountHistory } from "@/db/schema/account-history";
import { accountDataKeys, accountSecrets } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { applicationDataKeys, applications } from "@/db/schema/applications";
import { auditEvents } from "@/db/schema/audit-events";
import { authenticators } from "@/db/schema/authenticators";
import { keyRotations } from "@/db/schema/key-rotations";
import { insertSampleAccount, samplePerson, sampleSecret } from "@/lib/accounts/testing/insert-sample-account";
import { failureOf } from "@/lib/accounts/testing/outcomes";
import { freshToken, startTokenEndpoint } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { applicationOwner } from "@/lib/applications/application-client";
import { unseal } from "@/lib/crypto/sealing";
import { insertSampleApplication } from "@/lib/grants/testing/sample-grant";
import { Secret } from "@/lib/secret";
import { accountOwner, openSecret, storeSecrets } from "@/lib/secrets/stored-secrets";
import { holdLock } from "@/scripts/testing/held-lock";
import { sampleKeys, sealDirectlyBefore, wrapBefore } from "@/scripts/testing/sealed-before";
import { startVerbs } from "@/scripts/testing/start-verbs";
import { startWorker } from "@/worker/testing/start-worker";
import { getKeys } from "./get-keys";
import { runKeyRotation } from "./run-key-rotation";
import { startKeyRotation } from "./start-key-rotation";

const keys = sampleKeys("k1", "k2");
// Read at the first use of a key, which is later.
vi.stubEnv("ENCRYPTION_KEYS", keys.setting("k2", "k1"));
const olderFirst = { ENCRYPTION_KEYS: keys.setting("k1", "k2") };

let endpoint: Awaited<ReturnType<typeof startTokenEndpoint>>;
let person: Person & { userId: string };
const running: { stop: (signal?: "SIGKILL") => Promise<unknown> }[] = [];

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  vi.stubEnv("MIRAKL_AUTH_URL_PRODUCTION", endpoint.origin);
  person = await samplePerson();
});
afterAll(async () => {
  await endpoint.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(accounts);
  await db().delete(applications);
  await db().delete(authenticators);
  await db().delete(keyRotations);
  endpoint.answer = () => freshToken();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop("SIGKILL")));
});

const rotate = async () => {
  await startKeyRotation({}, person);
  return runKeyRotation({ owner: "test" });
};
const keyIds = async () => (await countKeyUsage()).map(({ keyId }) => keyId).sort();
const stateOf = async (id: string) => (await getKeys(person)).keys.find((key) => key.id === id)?.state;
const events = async () => {
  const trail = await db().select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(2);
  return trail.reverse().map(({ event, userName, details }) => ({ event, userName, ...details }));
};

/** An account as it was before: its data key wrapped by k1, or its secrets sealed by k1 directly. */
async function insertBefore(how: "wrapped" | "direct", own: Parameters<typeof insertSampleAccount>[0] = {}) {
  const account = await insertSampleAccount(own);
  const owner = accountOwner(account.id);
  if (how === "wrapped") await wrapBefore(owner, "k1", keys, ["k2", "k1"]);
  else await sealDirectlyBefore(owner, "k1", keys);
  return account;
}

async function insertAuthenticator(): Promise<SecretOwner> {
  const [inserted] = await db().insert(authenticators).values({ userId: person.userId }).returning();
  const owner: SecretOwner = { kind: "authenticator", id: inserted?.id ?? "" };
  await inTransaction((on) => storeSecrets(owner, { totp_secret: new Secret("JBSWY3DPEHPK3PXP") }, on));
  return owner;
}

/** Opens every stored secret with k2 alone. @returns how many there are */
async function openEverything(): Promise<number> {
  let count = 0;
  for (const kind of ownerKinds) {
    const secrets = secretsOf(kind);
    const dataKeys = dataKeysOf(kind);
    const rows = await db()
      .select({ secret: secrets, dataKey: dataKeys })
      .from(secrets)
      .leftJoin(dataKeys, sql`${dataKeys.ownerId} = ${secrets.ownerId} and ${dataKeys.id} = ${secrets.dataKeyId}`);
    for (const { secret, dataKey } of rows) {
      const owner: SecretOwner = { kind, id: secret.ownerId };
      await unseal({ sealed: secret.sealed, dataKey }, { owner, field: secret.field }, keys.ring("k2"));
      count += 1;
    }
  }
  return count;
}

describe("a rotation", () => {
  it("wraps data keys anew, moves values without one, and ends with an old key that is no longer used", async () => {
    const wrapped = await insertBefore("wrapped");
    const direct = await insertBefore("direct");
    const application = await insertSampleApplication();
    await wrapBefore(applicationOwner(application.id), "k1", keys, ["k2", "k1"]);
    const authenticator = await insertAuthenticator();
    await wrapBefore(authenticator, "k1", keys, ["k2", "k1"]);
    const before = await db().select().from(accountSecrets).where(eq(accountSecrets.ownerId, wrapped.id));
    expect(await keyIds()).toEqual(["k1"]);
    expect(await getKeys(person)).toMatchObject({ toReseal: 5, rotation: null, lost: null });

    expect(await rotate()).toBe("finished");
    expect(await keyIds()).toEqual(["k2"]);
    expect(await openEverything()).toBe(6);
    // The secrets themselves were not touched: only the small row that opens them.
    expect(await db().select().from(accountSecrets).where(eq(accountSecrets.ownerId, wrapped.id))).toEqual(before);
    expect((await openSecret(accountOwner(direct.id), "client_secret")).reveal()).toBe(sampleSecret);
    expect(await db().$count(accountDataKeys, eq(accountDataKeys.ownerId, direct.id))).toBe(1);
    expect(await stateOf("k1")).toBe("retired");
    expect(await getKeys(person)).toMatchObject({ toReseal: 0, rotation: { total: 5, resealed: 5, unreadable: 0 } });
    expect(await events()).toEqual([
      { event: "key.rotation_started", userName: "Ada", key: "k2", former: "k1", values: "5" },
      {
        event: "key.rotation_finished",
        userName: "Latchkey",
        key: "k2",
        resealed: "5",
        unreadable: "0",
        noLongerUsed: "k1",
        requestedBy: "Ada",
      },
    ]);
    expect((await failureOf(startKeyRotation({}, person)))?.code).toBe("encryption_keys_current");
  });

  it("leaves what was altered as it is, counts it, and does the rest", async () => {
    const good = await insertBefore("wrapped");
    const altered = await insertBefore("wrapped");
    const alteredValue = await insertBefore("direct");
    const overlay = (column: unknown) => sql`overlay(${column} placing 'AAAA' from 20 for 4)`;
    await db()
      .update(accountDataKeys)
      .set({ wrapped: overlay(accountDataKeys.wrapped) })
      .where(eq(accountDataKeys.ownerId, altered.id));
    await db()
      .update(accountSecrets)
      .set({ sealed: overlay(accountSecrets.sealed) })
      .where(sql`${accountSecrets.ownerId} = ${alteredValue.id} and ${accountSecrets.field} = 'access_token'`);
    expect(await rotate()).toBe("finished");
    expect((await openSecret(accountOwner(good.id), "client_secret")).reveal()).toBe(sampleSecret);
    expect((await openSecret(accountOwner(alteredValue.id), "client_secret")).reveal()).toBe(sampleSecret);
    expect(await getKeys(person)).toMatchObject({ rotation: { resealed: 2, unreadable: 2 } });
    expect(await stateOf("k1")).toBe("used");
  });

  it("passes over what a missing key seals, and names the accounts", async () => {
    const good = await insertBefore("wrapped");
    const lost = await insertSampleAccount({ name: "Lost one" });
    await db().update(accountDataKeys).set({ masterKeyId: "gone" }).where(eq(accountDataKeys.ownerId, lost.id));
    expect(await rotate()).toBe("finished");
    expect((await openSecret(accountOwner(good.id), "client_secret")).reveal()).toBe(sampleSecret);
    expect(await getKeys(person)).toMatchObject({
      lost: {
        accounts: [{ id: lost.id, name: "Lost one" }],
        accountCount: 1,
        applications: [],
        parkedGrantCount: 0,
        authenticatorCount: 0,
      },
    });
    expect([await stateOf("gone"), await stateOf("k1")]).toEqual(["missing", "retired"]);
  });

  it("is one, whoever starts it, and is worked on by one process at a time", async () => {
    for (let index = 0; index < 5; index++) await insertBefore(index % 2 ? "wrapped" : "direct");
    const [one, two] = await Promise.all([startVerbs(), startVerbs()]);
    running.push(one, two);
    const command = { verb: "rotate_keys", userId: person.userId } as const;
    const ends = await Promise.all([one.carryOut(command), two.carryOut(command)]);
    expect(ends).toContain("finished");
    expect(["finished", "held", "idle", "encryption_keys_current"]).toContain(
      ends.find((end) => end !== "finished") ?? "finished",
    );
    expect(await db().$count(keyRotations)).toBe(1);
    expect(await keyIds()).toEqual(["k2"]);
    expect(await openEverything()).toBe(10);
    expect(await db().$count(accountDataKeys)).toBe(5);
  });

  it("that was killed in the middle is gone on with, and nothing is done twice", async () => {
    const account = await insertBefore("wrapped");
    const application = await insertSampleApplication();
    await wrapBefore(applicationOwner(application.id), "k1", keys, ["k2", "k1"]);
    const lock = await holdLock({ table: "application_data_keys", rows: `application_id = '${application.id}'` });
    const process = await startVerbs();
    void process.carryOut({ verb: "rotate_keys", userId: person.userId });
    await lock.waitedFor();
    expect(await process.kill()).toBe("SIGKILL");
    await lock.cutOff();
    const masterKeyOf = async (table: typeof accountDataKeys | typeof applicationDataKeys, id: string) =>
      (
        await db()
          .select()
          .from(table as typeof accountDataKeys)
          .where(eq(table.ownerId, id))
      )[0]?.masterKeyId;
    expect(await masterKeyOf(accountDataKeys, account.id)).toBe("k2");
    expect(await masterKeyOf(applicationDataKeys, application.id)).toBe("k1");
    expect(await openEverything().catch(() => "not yet")).toBe("not yet");

    // Its lease keeps others off until it runs out.
    expect(await runKeyRotation({ owner: "test" })).toBe("held");
    await db().update(keyRotations).set({ leaseUntil: sql`now() - interval '1 second'` });
    expect(await runKeyRotation({ owner: "test" })).toBe("finished");
    expect(await keyIds()).toEqual(["k2"]);
    expect(await db().select().from(keyRotations)).toMatchObject([{ total: 2, resealed: 2, leaseOwner: null }]);
  });

  it("is not worked on by a process that does not know its key, and the page says so", async () => {
    await insertBefore("wrapped");
    await startKeyRotation({}, person);
    const worker = await startWorker({ ...process.env, ENCRYPTION_KEYS: keys.setting("k1") });
    running.push(worker);
    await expect
      .poll(async () => (await getKeys(person)).rotation?.isKeyUnknownToWorker, { timeout: 10_000 })
      .toBe(true);
    expect(await keyIds()).toEqual(["k1"]);
    await worker.stop();
    const knowing = await startWorker({ ...process.env, ...olderFirst });
    running.push(knowing);
    await expect.poll(() => stateOf("k1"), { timeout: 10_000 }).toBe("retired");
  });
});

describe("rotations there and back while tokens are refreshed", () => {
  it("fail nothing, and every token that is stored is the last that Mirakl gave", async () => {
    const due = { nextRefreshAt: new Date(Date.now() - 1_000) };
    const inserted = [];
    for (let index = 0; index < 40; index++) {
      inserted.push(await insertBefore(index % 2 ? "wrapped" : "direct", { ...due, clientId: `client-${index}` }));
    }
    const lastGiven = new Map<string, string>();
    let given = 0;
    endpoint.answer = ({ form }) => {
      given += 1;
      lastGiven.set(form.client_id ?? "", `given-${given}`);
      // So short that the worker renews it again at once.
      return { body: { token_type: "Bearer", access_token: `given-${given}`, expires_in: 5 } };
    };
    const [worker, there, back] = await Promise.all([startWorker(process.env), startVerbs(), startVerbs(olderFirst)]);
    running.push(worker, there, back);
    await expect.poll(() => given, { timeout: 20_000 }).toBeGreaterThan(40);

    const command = { verb: "rotate_keys", userId: person.userId } as const;
    const until = Date.now() + 12_000;
    let rotations = 0;
    while (Date.now() < until) {
      for (const [process, seals] of [
        [there, "k2"],
        [back, "k1"],
      ] as const) {
        const end = await process.carryOut(command);
        expect(["finished", "held", "idle", "stopped"]).toContain(end);
        await expect
          .poll(async () => await db().$count(keyRotations, sql`finished_at is null`), { timeout: 10_000 })
          .toBe(0);
        if (end === "finished" && (await keyIds()).join() === seals) rotations += 1;
      }
    }
    await there.carryOut(command);
    await worker.stop();
    running.splice(running.indexOf(worker), 1);
    await runKeyRotation({ owner: "test" });

    expect(rotations).toBeGreaterThan(4);
    expect(given).toBeGreaterThan(120);
    expect(await db().select().from(accountHistory).where(sql`${accountHistory.outcome} <> 'succeeded'`)).toEqual([]);
    expect(await keyIds()).toEqual(["k2"]);
    expect(await openEverything()).toBe(80);
    for (const { id, clientId } of inserted) {
      expect((await openSecret(accountOwner(id), "access_token")).reveal()).toBe(lastGiven.get(clientId ?? ""));
    }
    expect(await db().$count(accountDataKeys)).toBe(40);
  }, 90_000);
});
