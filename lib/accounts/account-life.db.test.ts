import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { accountHistory } from "@/db/schema/account-history";
import { accountSecrets } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import type { Person } from "@/lib/actor";
import { marketplace, startSandbox } from "@/scripts/testing/start-sandbox";
import { addAccount } from "./add-account";
import { type Connection, type ConnectionInput, connectionInput } from "./connection-input";
import { getAccount } from "./get-account";
import { getAccountHistory } from "./get-account-history";
import { removeAccount } from "./remove-account";
import { renameAccount } from "./rename-account";
import { replaceApiKey } from "./replace-api-key";
import { replaceClientSecret } from "./replace-client-secret";
import { samplePerson } from "./testing/insert-sample-account";
import { failureOf, saved, verifiedStates } from "./testing/outcomes";
import { sampleViewer } from "./testing/sample-viewer";
import { verifyAccount } from "./verify-account";

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

function connection(own: Partial<Record<string, string>>): Connection {
  const shape = {
    authenticationMethod: "api_key",
    name: "Trailhead",
    environment: "sandbox",
    baseUrl: sandbox.marketplaceUrl,
  };
  return connectionInput.parse({ ...shape, ...own } as ConnectionInput);
}
const clientConnection = (own: Partial<Record<string, string>>) =>
  connection({ authenticationMethod: "client_credentials", ...own });

const viewOf = (accountId: string) => getAccount(accountId, sampleViewer);
const historyOf = (accountId: string) => getAccountHistory(accountId, sampleViewer);
const verified = (accountId: string) => verifiedStates(accountId, person);
const dump = async () => {
  const tables = [accounts, accountSecrets, accountHistory, auditEvents].map((table) => db().select().from(table));
  return JSON.stringify(await Promise.all(tables));
};

describe("adding an account", () => {
  it("stores what an API key leads to, sealed, and who added it", async () => {
    const { shopId, name } = await sandbox.createShop();
    const apiKey = await sandbox.createApiKey([shopId]);
    const id = await saved(addAccount(connection({ apiKey }), person));
    const view = await viewOf(id);
    expect(view).toMatchObject({
      name: "Trailhead",
      status: "active",
      shopId: String(shopId),
      shopName: name,
      shopState: "OPEN",
      expiresAt: null,
      nextRefreshAt: null,
      limitedRights: null,
      secretLastFour: apiKey.slice(-4),
      createdBy: "Ada",
      authHost: null,
      can: { refresh: false, reconnect: true, revoke: false },
    });
    expect(JSON.stringify(view)).not.toContain(apiKey);
    const { entries, activity } = await historyOf(id);
    expect(entries).toMatchObject([{ kind: "verification", outcome: "succeeded", trigger: "save", personName: "Ada" }]);
    expect(activity).toMatchObject([{ event: "account.added", personName: "Ada" }]);
    expect(await dump()).not.toContain(apiKey);
  });

  it("exchanges client credentials on saving and keeps the token sealed", async () => {
    const { shopId } = await sandbox.createShop();
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const id = await saved(
      addAccount(clientConnection({ clientId: client.clientId, clientSecret: client.clientSecret }), person),
    );
    const view = await viewOf(id);
    expect(view).toMatchObject({ status: "active", integrationType: "marketplace_seller", can: { refresh: true } });
    expect(Date.parse(view.expiresAt ?? "") - Date.parse(view.issuedAt ?? "")).toBe(3_599_000);
    expect(Date.parse(view.nextRefreshAt ?? "")).toBeLessThanOrEqual(Date.parse(view.expiresAt ?? "") - 300_000);
    const fields = await db()
      .select({ field: accountSecrets.field })
      .from(accountSecrets)
      .where(eq(accountSecrets.ownerId, id));
    expect(fields.map(({ field }) => field).sort()).toEqual(["access_token", "client_secret"]);
    expect(await dump()).not.toContain(client.clientSecret);
  });

  it("knows a Mirakl Connect seller by its Company ID and a channel partner by neither", async () => {
    const seller = await sandbox.createClient({ type: "connect_seller" });
    const partner = await sandbox.createClient({ type: "channel_partner" });
    const { clientId, clientSecret } = seller;
    const sellerId = await saved(
      addAccount(clientConnection({ baseUrl: "", companyId: seller.companyId ?? "", clientId, clientSecret }), person),
    );
    const partnerId = await saved(
      addAccount(
        clientConnection({ baseUrl: "", clientId: partner.clientId, clientSecret: partner.clientSecret }),
        person,
      ),
    );
    expect(await viewOf(sellerId)).toMatchObject({
      integrationType: "connect_seller",
      companyId: seller.companyId,
      host: null,
    });
    expect(await viewOf(partnerId)).toMatchObject({ integrationType: "connect_channel_partner", companyId: null });
  });

  it.each([
    ["messages", "shop"],
    ["shop_details", "messages"],
  ])("saves a key that may only read %s as limited", async (role, limitedRights) => {
    const { shopId } = await sandbox.createShop();
    const apiKey = await sandbox.createApiKey([shopId], role);
    const id = await saved(addAccount(connection({ apiKey }), person));
    expect(await viewOf(id)).toMatchObject({ limitedRights, status: "active" });
    expect((await historyOf(id)).entries).toMatchObject([{ outcome: "limited" }]);
    expect((await failureOf(addAccount(connection({ apiKey, name: "Again" }), person)))?.code).toBe(
      "account_already_exists",
    );
  });

  it("stores nothing that was not verified", async () => {
    const result = await addAccount(connection({ apiKey: "no-such-key" }), person);
    expect(result).toMatchObject({ outcome: "not_verified" });
    expect(JSON.stringify(result)).not.toContain("no-such-key");
    expect(await db().$count(accounts)).toBe(0);
  });

  it("keeps the same shop to one account, whatever the method, also for two people at the same moment", async () => {
    const { shopId } = await sandbox.createShop();
    const [first, second] = await Promise.all([sandbox.createApiKey([shopId]), sandbox.createApiKey([shopId])]);
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const results = await Promise.allSettled([
      addAccount(connection({ apiKey: first, name: "First" }), person),
      addAccount(connection({ apiKey: second, name: "Second" }), person),
      addAccount(
        clientConnection({ clientId: client.clientId, clientSecret: client.clientSecret, name: "Third" }),
        person,
      ),
    ]);
    const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(won).toHaveLength(1);
    const winner = won[0]?.outcome === "saved" ? won[0].name : "";
    for (const result of results) {
      if (result.status === "fulfilled") continue;
      expect(result.reason).toMatchObject({ code: "account_already_exists", details: { accountName: winner } });
      expect(result.reason.sentence).toContain(winner);
    }
    expect(await db().$count(accounts)).toBe(1);
    expect(await db().$count(accountHistory, sql`${accountHistory.trigger} = 'save'`)).toBe(1);
  });
});

describe("verifying an account", () => {
  it("stops at a rejected key and recovers when it works again", async () => {
    const { shopId } = await sandbox.createShop();
    const apiKey = await sandbox.createApiKey([shopId]);
    const id = await saved(addAccount(connection({ apiKey }), person));
    await sandbox.control("POST", "/api-keys/reject", { apiKey });
    expect(await verified(id)).toMatchObject({ instance: "passed", credentials: "failed", shop: "skipped" });
    expect(await viewOf(id)).toMatchObject({ status: "reconnect", failure: { code: "mirakl_credentials_rejected" } });
    await sandbox.control("POST", "/api-keys/reject", { apiKey, rejected: false });
    expect(await verified(id)).toMatchObject({ credentials: "passed", shop: "passed", messages: "passed" });
    expect(await viewOf(id)).toMatchObject({ status: "active", failure: null });
  });

  it("shows a passing trouble as failing, not as a matter for people", async () => {
    const { shopId } = await sandbox.createShop();
    const apiKey = await sandbox.createApiKey([shopId]);
    const id = await saved(addAccount(connection({ apiKey }), person));
    await sandbox.control("POST", "/faults", { apiKey, kind: "503", times: 20 });
    await verified(id);
    expect(await viewOf(id)).toMatchObject({
      status: "failing",
      statusDetail: "Check failing",
      failure: { code: "mirakl_unavailable", attempts: 1 },
    });
    await sandbox.control("DELETE", "/faults");
    await verified(id);
    expect(await viewOf(id)).toMatchObject({ status: "active", failure: null });
  });

  it("refreshes the token of client credentials on the way, and stores the run even when nobody reads it", async () => {
    const { shopId } = await sandbox.createShop();
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const id = await saved(
      addAccount(clientConnection({ clientId: client.clientId, clientSecret: client.clientSecret }), person),
    );
    const before = (await findAccount(id))?.version ?? 0;
    const stream = await verifyAccount({ accountId: id }, person);
    await stream[Symbol.asyncIterator]().next();
    await expect
      .poll(async () => (await historyOf(id)).entries.map(({ kind, outcome }) => [kind, outcome]))
      .toEqual([
        ["verification", "succeeded"],
        ["refresh", "succeeded"],
        ["verification", "succeeded"],
      ]);
    expect((await findAccount(id))?.version).toBe(before + 1);
  });
});

describe("replacing credentials", () => {
  it("verifies a new API key before the old one goes, and leaves everything when it does not work", async () => {
    const { shopId } = await sandbox.createShop();
    const apiKey = await sandbox.createApiKey([shopId]);
    const id = await saved(addAccount(connection({ apiKey }), person));
    const fresh = (await sandbox.control<{ apiKey: string }>("POST", "/api-keys/regenerate", { apiKey })).apiKey;
    await verified(id);
    expect((await viewOf(id)).status).toBe("reconnect");

    expect(await replaceApiKey({ accountId: id, apiKey: "wrong" }, person)).toMatchObject({ outcome: "not_verified" });
    expect(await viewOf(id)).toMatchObject({ status: "reconnect", secretLastFour: apiKey.slice(-4) });
    expect(await replaceApiKey({ accountId: id, apiKey: fresh }, person)).toEqual({ outcome: "replaced" });
    expect(await viewOf(id)).toMatchObject({ status: "active", secretLastFour: fresh.slice(-4), failure: null });
    expect(await verified(id)).toMatchObject({ credentials: "passed" });
    expect((await historyOf(id)).activity[1]).toMatchObject({
      event: "account.api_key_replaced",
    });
  });

  it("refuses the credentials of another shop and names both", async () => {
    const [mine, other] = [
      await sandbox.createShop({ name: "My shop" }),
      await sandbox.createShop({ name: "Other shop" }),
    ];
    const id = await saved(addAccount(connection({ apiKey: await sandbox.createApiKey([mine.shopId]) }), person));
    const foreign = await sandbox.createApiKey([other.shopId]);
    const failure = await failureOf(replaceApiKey({ accountId: id, apiKey: foreign }, person));
    expect(failure?.code).toBe("account_other_shop");
    expect(failure?.sentence).toContain("My shop");
    expect(failure?.sentence).toContain("Other shop");
    expect(await verified(id)).toMatchObject({ credentials: "passed" });
  });

  it("takes a rotated client secret and gets a token with it", async () => {
    const { shopId } = await sandbox.createShop();
    const client = await sandbox.createClient({ type: "marketplace", marketplace, shopIds: [shopId] });
    const id = await saved(
      addAccount(clientConnection({ clientId: client.clientId, clientSecret: client.clientSecret }), person),
    );
    const rotated = await sandbox.control<{ clientSecret: string }>("POST", "/clients/rotate-secret", {
      clientId: client.clientId,
    });
    await verified(id);
    expect(await viewOf(id)).toMatchObject({
      status: "reconnect",
      failure: { code: "mirakl_client_rejected" },
      nextRefreshAt: null,
    });
    const ask = { accountId: id, clientId: client.clientId, clientSecret: rotated.clientSecret };
    expect(await replaceClientSecret(ask, person)).toEqual({ outcome: "replaced" });
    const view = await viewOf(id);
    expect(view).toMatchObject({ status: "active", failure: null });
    expect(view.nextRefreshAt).not.toBeNull();
  });
});

describe("renaming and removing", () => {
  it("renames and says so in the trail", async () => {
    const { shopId } = await sandbox.createShop();
    const id = await saved(addAccount(connection({ apiKey: await sandbox.createApiKey([shopId]) }), person));
    expect(await renameAccount({ accountId: id, name: "Basecamp" }, person)).toMatchObject({ name: "Basecamp" });
    expect((await historyOf(id)).activity[0]?.summary).toBe("renamed it from Trailhead to Basecamp");
  });

  it("destroys secrets and history at once, keeps the trail, and frees the shop", async () => {
    const { shopId } = await sandbox.createShop();
    const apiKey = await sandbox.createApiKey([shopId]);
    const id = await saved(addAccount(connection({ apiKey }), person));
    expect(await removeAccount({ accountId: id }, person)).toEqual({ name: "Trailhead", revocation: "none" });
    expect((await failureOf(viewOf(id)))?.code).toBe("account_not_found");
    expect((await failureOf(removeAccount({ accountId: id }, person)))?.code).toBe("account_not_found");
    expect(await db().$count(accountSecrets, eq(accountSecrets.ownerId, id))).toBe(0);
    expect(await db().$count(accountHistory, eq(accountHistory.accountId, id))).toBe(0);
    const trail = await db().select().from(auditEvents).where(eq(auditEvents.accountId, id)).orderBy(auditEvents.id);
    expect(trail.map(({ event }) => event)).toEqual(["account.added", "account.removed"]);
    await saved(addAccount(connection({ apiKey }), person));
  });
});
