import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import type { Person } from "@/lib/actor";
import { getAccount } from "./get-account";
import { removeAccount } from "./remove-account";
import { insertSampleAccount, samplePerson } from "./testing/insert-sample-account";
import { sampleViewer } from "./testing/sample-viewer";
import { freshToken, startTokenEndpoint, type TokenRequest, type TokenResponse } from "./testing/token-endpoint";
import { verifyAccount } from "./verify-account";

/** One server is the authentication system and the marketplace. */
let mirakl: Awaited<ReturnType<typeof startTokenEndpoint>>;
let person: Person;

beforeAll(async () => {
  mirakl = await startTokenEndpoint();
  vi.stubEnv("MIRAKL_AUTH_URL_PRODUCTION", mirakl.origin);
  person = await samplePerson();
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await db().delete(accounts);
});
afterEach(() => {
  mirakl.answer = () => freshToken();
});

const works: Record<string, () => TokenResponse> = {
  "/oauth/token": () => freshToken(),
  "/api/version": () => ({ body: { version: "3.214" } }),
  "/api/inbox/threads": () => ({ body: { data: [] } }),
  "/api/account": () => ({ body: { shop_id: 2000, shop_name: "ACME SHOP", shop_state: "OPEN" } }),
  "/api/platform/configuration": () => ({ body: { tenant_name: "acme-prod" } }),
};
/** Everything works, but for the paths that a test names. */
function answers(own: Record<string, () => TokenResponse | Promise<TokenResponse>> = {}) {
  mirakl.answer = ({ path }: TokenRequest) => {
    const name = path.replace(/\?.*/, "");
    return (own[name] ?? works[name] ?? (() => ({ status: 404, body: {} })))();
  };
}
async function verify(accountId: string): Promise<Record<string, string>> {
  const states: Record<string, string> = {};
  for await (const { name, state } of await verifyAccount({ accountId }, person)) states[name] = state;
  return states;
}
const verificationsOf = (id: string) =>
  db().select().from(accountHistory).where(eq(accountHistory.accountId, id)).orderBy(accountHistory.id);

describe("verifying a token account", () => {
  it("counts a failure that came before the exchange, which no refresh has stored", async () => {
    const closed = await startTokenEndpoint();
    await closed.close();
    const { id } = await insertSampleAccount({ baseUrl: closed.origin });
    expect(await verify(id)).toMatchObject({ address: "failed", credentials: "skipped" });
    expect(await getAccount(id, sampleViewer)).toMatchObject({
      status: "failing",
      failure: { code: "connection_refused", attempts: 1 },
    });
  });

  it("counts a failed exchange once, as the refresh has stored it", async () => {
    const { id } = await insertSampleAccount({ baseUrl: mirakl.origin });
    answers({ "/oauth/token": () => ({ status: 503, body: {} }) });
    expect(await verify(id)).toMatchObject({ credentials: "failed" });
    expect(await getAccount(id, sampleViewer)).toMatchObject({ failure: { code: "mirakl_unavailable", attempts: 1 } });
    expect((await verificationsOf(id)).map(({ kind, attempt }) => [kind, attempt])).toEqual([
      ["refresh", 1],
      ["verification", 1],
    ]);
  });

  it("starts counting anew when its own refresh has ended earlier failures", async () => {
    const { id } = await insertSampleAccount({ baseUrl: mirakl.origin, failureCount: 5, lastErrorCode: "internal" });
    const broken = () => ({ status: 503, body: {} });
    answers({ "/api/inbox/threads": broken, "/api/account": broken });
    await verify(id);
    expect(await getAccount(id, sampleViewer)).toMatchObject({ status: "failing", failure: { attempts: 1 } });
    expect((await verificationsOf(id)).at(-1)).toMatchObject({ kind: "verification", attempt: 1 });
  });

  it("leaves a rejection that a later refresh met while the checks went on", async () => {
    const { id } = await insertSampleAccount({ baseUrl: mirakl.origin });
    const rejectedAt = new Date("2026-01-02T03:04:05Z");
    answers({
      "/api/account": async () => {
        const rejected = { reconnectRequiredAt: rejectedAt, nextRefreshAt: null, failureCount: 1 };
        await db()
          .update(accounts)
          .set({ ...rejected, lastErrorCode: "mirakl_client_rejected", lastErrorAt: rejectedAt })
          .where(eq(accounts.id, id));
        return { body: { shop_id: 2000, shop_name: "ACME SHOP" } };
      },
    });
    expect(await verify(id)).toMatchObject({ shop: "passed" });
    expect(await findAccount(id)).toMatchObject({
      reconnectRequiredAt: rejectedAt,
      lastErrorCode: "mirakl_client_rejected",
      shopName: "ACME SHOP",
    });
  });

  it("ends quietly when the account is removed before its token is asked for", async () => {
    const { id } = await insertSampleAccount({ baseUrl: mirakl.origin });
    answers({
      "/api/version": async () => {
        await removeAccount({ accountId: id }, person);
        return { body: { version: "3.214" } };
      },
    });
    expect(await verify(id)).toMatchObject({ instance: "passed", credentials: "failed" });
    expect(await findAccount(id)).toBeNull();
  });
});

describe("a passing failure while a person must act anyway", () => {
  it.each([
    ["of the exchange", "/oauth/token"],
    ["of the address", "/api/version"],
  ])("%s plans no next try", async (_what, path) => {
    const { id } = await insertSampleAccount({
      baseUrl: mirakl.origin,
      reconnectRequiredAt: new Date(),
      nextRefreshAt: null,
    });
    answers({ [path]: () => ({ status: 503, body: {} }) });
    await verify(id);
    expect(await getAccount(id, sampleViewer)).toMatchObject({ status: "reconnect", nextRefreshAt: null });
  });
});
