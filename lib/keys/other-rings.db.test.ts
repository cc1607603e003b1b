import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { countKeyUsage } from "@/db/queries/key-usage";
import { accounts } from "@/db/schema/accounts";
import { insertSampleAccount, samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { freshToken, startTokenEndpoint } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { accountOwner, openSecret } from "@/lib/secrets/stored-secrets";
import { sampleKeys } from "@/scripts/testing/sealed-before";
import { startVerbs } from "@/scripts/testing/start-verbs";
import { startWorker } from "@/worker/testing/start-worker";

const keys = sampleKeys("k1", "k2");
// Read at the first use of a key, which is later.
vi.stubEnv("ENCRYPTION_KEYS", keys.setting("k2", "k1"));

let endpoint: Awaited<ReturnType<typeof startTokenEndpoint>>;
let person: Person & { userId: string };
const running: { stop: (signal?: "SIGKILL") => Promise<unknown> }[] = [];

beforeAll(async () => {
  endpoint = await startTokenEndpoint();
  endpoint.answer = () => freshToken();
  vi.stubEnv("MIRAKL_AUTH_URL_PRODUCTION", endpoint.origin);
  person = await samplePerson();
});
afterAll(async () => {
  await endpoint.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(accounts);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop("SIGKILL")));
});

const keyIds = async () => (await countKeyUsage()).map(({ keyId }) => keyId).sort();

describe("processes with other rings, as while new settings are rolled out", () => {
  const refresh = { verb: "refresh", version: 1 } as const;

  it("open and refresh what a key seals that they know and that is not their newest", async () => {
    const { id } = await insertSampleAccount();
    const older = await startVerbs({ ENCRYPTION_KEYS: keys.setting("k1", "k2") });
    running.push(older);
    expect(await older.carryOut({ ...refresh, accountId: id, userId: person.userId })).toBe("refreshed");
    expect(await keyIds()).toEqual(["k2"]);
    expect((await openSecret(accountOwner(id), "access_token")).reveal()).toMatch(/^token-/);
  });

  it("report a key that they do not know for the account, plan the next try, and lose nothing", async () => {
    const { id } = await insertSampleAccount();
    const without = await startVerbs({ ENCRYPTION_KEYS: keys.setting("k1") });
    running.push(without);
    const ask = { ...refresh, accountId: id, userId: person.userId };
    expect(await without.carryOut(ask)).toBe("encryption_key_missing");
    const account = await findAccount(id);
    expect(account).toMatchObject({ lastErrorCode: "encryption_key_missing", lastErrorDetails: { keyId: "k2" } });
    expect(account?.reconnectRequiredAt).toBeNull();
    expect(account?.nextRefreshAt?.getTime()).toBeGreaterThan(Date.now());
    const worker = await startWorker(process.env);
    running.push(worker);
    // The worker that has the key does not wait for the end of the back-off.
    await expect.poll(async () => (await findAccount(id))?.failureCount, { timeout: 60_000 }).toBe(0);
  }, 90_000);
});
