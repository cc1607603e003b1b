import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secret";
import type { MiraklFetch } from "../mirakl-fetch";
import { getPlatform } from "./get-platform";
import { getShop } from "./get-shop";
import { getVersion } from "./get-version";
import { listThreads } from "./list-threads";
import type { MarketplaceAccess } from "./marketplace-call";

const baseUrl = "https://acme-prod.mirakl.net";
const key: MarketplaceAccess = { baseUrl, shopId: null, credential: { kind: "api_key", apiKey: new Secret("key-1") } };
const token: MarketplaceAccess = {
  baseUrl,
  shopId: "2000",
  credential: { kind: "token", accessToken: new Secret("token-1") },
  timeoutMs: 5_000,
};

/** What a call sends; the answer does not matter here. */
async function sentBy(call: (fetch: MiraklFetch) => Promise<unknown>) {
  const sent: unknown[] = [];
  await call(async (url, init) => {
    sent.push({ url: url.href, ...init });
    return new Response(null, { status: 503 });
  }).catch(() => undefined);
  return sent;
}

describe("calls to a marketplace", () => {
  it("ask for the version without authentication", async () => {
    const get = { method: "GET", headers: { accept: "application/json" } };
    expect(await sentBy((fetch) => getVersion({ baseUrl }, fetch))).toEqual([
      { url: `${baseUrl}/api/version`, ...get },
    ]);
  });

  it("carry a key bare, and no shop when none is named", async () => {
    const get = { method: "GET", headers: { accept: "application/json", authorization: "key-1" } };
    expect(await sentBy((fetch) => getShop(key, fetch))).toEqual([{ url: `${baseUrl}/api/account`, ...get }]);
    expect(await sentBy((fetch) => listThreads({ access: key, limit: 1 }, fetch))).toEqual([
      { url: `${baseUrl}/api/inbox/threads?limit=1`, ...get },
    ]);
    expect(await sentBy((fetch) => getPlatform(key, fetch))).toEqual([
      { url: `${baseUrl}/api/platform/configuration`, ...get },
    ]);
  });

  it("carry a token as Bearer, and the shop in the query", async () => {
    const headers = { accept: "application/json", authorization: "Bearer token-1" };
    const get = { method: "GET", headers, timeoutMs: 5_000 };
    expect(await sentBy((fetch) => getShop(token, fetch))).toEqual([
      { url: `${baseUrl}/api/account?shop_id=2000`, ...get },
    ]);
    expect(await sentBy((fetch) => listThreads({ access: token, limit: 1 }, fetch))).toEqual([
      { url: `${baseUrl}/api/inbox/threads?limit=1&shop_id=2000`, ...get },
    ]);
    expect(await sentBy((fetch) => getPlatform(token, fetch))).toEqual([
      { url: `${baseUrl}/api/platform/configuration?shop_id=2000`, ...get },
    ]);
  });
});
