import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { accounts } from "@/db/schema/accounts";
import type { Person } from "@/lib/actor";
import { marketplace, startSandbox } from "@/scripts/testing/start-sandbox";
import { addAccount } from "./add-account";
import { type ConnectionInput, connectionInput } from "./connection-input";
import { refreshToken } from "./refresh-token";
import { replaceApiKey } from "./replace-api-key";
import { replaceClientSecret } from "./replace-client-secret";
import { samplePerson } from "./testing/insert-sample-account";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let person: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  vi.stubEnv("MIRAKL_SANDBOX_URL", sandbox.url);
  person = await samplePerson();
});
afterAll(async () => {
  await sandbox.stop();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(accounts);
});

async function added(own: object): Promise<string> {
  const shape = { name: "Trailhead", environment: "sandbox", baseUrl: sandbox.marketplaceUrl, ...own };
  const result = await addAccount(connectionInput.parse(shape as ConnectionInput), person);
  if (result.outcome !== "saved") throw new Error(`not verified: ${JSON.stringify(result.checks)}`);
  return result.accountId;
}
const addedByKey = (apiKey: string) => added({ authenticationMethod: "api_key", apiKey });

describe("replaceCredentials", () => {
  it("finds the shop that another account connects already, when only the new key may read which shop it is", async () => {
    const { shopId } = await sandbox.createShop();
    const id = await addedByKey(await sandbox.createApiKey([shopId], "messages"));
    await addedByKey(await sandbox.createApiKey([shopId]));
    const ask = { accountId: id, apiKey: await sandbox.createApiKey([shopId]) };
    await expect(replaceApiKey(ask, person)).rejects.toMatchObject({
      code: "account_already_exists",
      details: { accountName: "Trailhead" },
    });
  });

  it("lets an account whose shop cannot be read stand for its new key, and no longer for the old one", async () => {
    const { shopId } = await sandbox.createShop();
    const old = await sandbox.createApiKey([shopId], "messages");
    const fresh = await sandbox.createApiKey([shopId], "messages");
    const id = await addedByKey(old);
    expect(await replaceApiKey({ accountId: id, apiKey: fresh }, person)).toEqual({ outcome: "replaced" });
    await expect(addedByKey(fresh)).rejects.toMatchObject({ code: "account_already_exists" });
  });

  it("keeps standing for its shop when the new key may not read which shop it is", async () => {
    const { shopId } = await sandbox.createShop();
    const id = await addedByKey(await sandbox.createApiKey([shopId]));
    const fresh = await sandbox.createApiKey([shopId], "messages");
    expect(await replaceApiKey({ accountId: id, apiKey: fresh }, person)).toEqual({ outcome: "replaced" });
    const another = await sandbox.createApiKey([shopId]);
    await expect(addedByKey(another)).rejects.toMatchObject({ code: "account_already_exists" });
  });

  it("replaces a secret although the old one was used for a refresh meanwhile", async () => {
    const { shopId } = await sandbox.createShop();
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const { clientId, clientSecret } = client;
    const id = await added({ authenticationMethod: "client_credentials", clientId, clientSecret });
    await sandbox.control("POST", "/faults", { path: "/api/version", kind: "slow", delayMs: 3_000, times: 1 });
    const replacing = replaceClientSecret({ accountId: id, clientId, clientSecret }, person);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await refreshToken({ accountId: id, version: 1 }, person);
    expect(await replacing).toEqual({ outcome: "replaced" });
    expect(await findAccount(id)).toMatchObject({ version: 3, leaseOwner: null });
  });

  it("refuses the slower of two people who replace the same secret", async () => {
    const { shopId } = await sandbox.createShop();
    const { clientId, clientSecret } = await sandbox.createClient({
      type: "marketplace",
      marketplace,
      shopIds: [shopId],
    });
    const id = await added({ authenticationMethod: "client_credentials", clientId, clientSecret });
    const ask = { accountId: id, clientId, clientSecret };
    // Both have read the old secret long before one of them is verified.
    await sandbox.control("POST", "/faults", { path: "/api/version", kind: "slow", delayMs: 800, times: 2 });
    const results = await Promise.allSettled([replaceClientSecret(ask, person), replaceClientSecret(ask, person)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "account_changed" } });
    expect(await db().$count(accounts, eq(accounts.id, id))).toBe(1);
  });
});
