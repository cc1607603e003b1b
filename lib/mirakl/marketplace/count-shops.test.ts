import { describe, expect, it } from "vitest";
import type { ErrorCode } from "@/lib/errors/error-table";
import { Secret } from "@/lib/secret";
import { failureOf, recordedFetch } from "../testing/recorded-fetch";
import { countShops } from "./count-shops";
import type { MarketplaceAccess } from "./marketplace-call";

const access: MarketplaceAccess = {
  baseUrl: "https://acme-prod.mirakl.net",
  shopId: null,
  credential: { kind: "token", accessToken: new Secret("eyJ.a.b") },
};

describe("countShops", () => {
  it("asks for one shop, as the operator and for no shop", async () => {
    const { fetch, sent } = recordedFetch(Response.json({ shops: [], total_count: 0 }));
    await countShops(access, fetch);
    expect(sent).toEqual([
      {
        url: "https://acme-prod.mirakl.net/api/shops?max=1",
        method: "GET",
        headers: { accept: "application/json", authorization: "Bearer eyJ.a.b" },
      },
    ]);
  });

  it.each([
    ["their number", { shops: [{ shop_id: 1 }], total_count: 321 }, 321],
    ["no number", { shops: [] }, null],
    ["a number of another kind", { shops: [], total_count: "many" }, null],
  ])("tells %s", async (_, body, total) => {
    const { fetch } = recordedFetch(Response.json(body));
    expect(await countShops(access, fetch)).toEqual({ total });
  });

  it.each<[string, Response, ErrorCode]>([
    ["401", new Response("", { status: 401 }), "mirakl_token_rejected"],
    ["403", new Response("", { status: 403 }), "mirakl_permission_missing"],
    ["429", new Response("", { status: 429 }), "mirakl_rate_limited"],
    ["500", new Response("", { status: 500 }), "mirakl_unavailable"],
    ["no list", Response.json({ total_count: 3 }), "mirakl_malformed_response"],
  ])("says what %s means", async (_, answer, code) => {
    const { fetch } = recordedFetch(answer);
    expect(await failureOf(countShops(access, fetch))).toMatchObject({ code, host: "acme-prod.mirakl.net" });
  });
});
