import { afterEach, describe, expect, it } from "vitest";
import { startAuthorizationServer } from "./authorization-server";
import { startFaultyProxy } from "./faulty-proxy";
import { startMarketplaces } from "./marketplaces";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function startServer(rotates: boolean) {
  const server = await startAuthorizationServer({ rotates, lifetimeSeconds: 120 });
  const proxy = await startFaultyProxy(server);
  closing.push(proxy.close, server.close);
  const refresh = async (refreshToken: string) => {
    const { clientId, clientSecret } = server.client;
    const form = { grant_type: "refresh_token", refresh_token: refreshToken };
    const response = await fetch(`${proxy.origin}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const grant = await server.mint("one");
  proxy.learn(grant.refreshToken, "one");
  return { server, proxy, refresh, grant };
}

describe("the authorization server", () => {
  it("ends a grant with all its tokens when a spent refresh token is used", async () => {
    const { server, refresh, grant } = await startServer(true);
    const { body } = await refresh(grant.refreshToken);
    expect(body.refresh_token).not.toBe(grant.refreshToken);
    expect(await server.introspect(body.access_token ?? "")).toEqual({ isActive: true, owner: "one" });
    expect(await server.introspect(grant.refreshToken)).toMatchObject({ isActive: false });
    expect(await refresh(grant.refreshToken)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    for (const token of [body.access_token, body.refresh_token, grant.accessToken]) {
      expect(await server.introspect(token ?? "")).toMatchObject({ isActive: false });
    }
  });

  it("takes a static refresh token again and again", async () => {
    const { server, refresh, grant } = await startServer(false);
    await refresh(grant.refreshToken);
    const { status, body } = await refresh(grant.refreshToken);
    expect(status).toBe(200);
    expect(await server.ownerOf(body.access_token ?? "")).toBe("one");
  });
});

describe("the proxy before it", () => {
  it("fails some calls, which do not reach the server, and writes all down with whose they are", async () => {
    const { proxy, refresh, grant } = await startServer(true);
    await proxy.setFault("failing");
    let token = grant.refreshToken;
    const seen = new Set<number>();
    for (let count = 0; count < 100 && seen.size < 2; count++) {
      const { status, body } = await refresh(token);
      seen.add(status);
      token = body.refresh_token ?? token;
    }
    expect([...seen].sort()).toEqual([200, 503]);
    expect(proxy.log.every(({ account, isDelivered }) => account === "one" && isDelivered)).toBe(true);
  });

  it("refuses connections while it is gone, and is back at the same address", async () => {
    const { proxy, refresh, grant } = await startServer(true);
    await proxy.setFault("gone");
    await expect(refresh(grant.refreshToken)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    await proxy.setFault("none");
    expect((await refresh(grant.refreshToken)).status).toBe(200);
    expect(proxy.log).toHaveLength(1);
  });
});

describe("a marketplace", () => {
  it("shows an inbox page by page, to the living token of its own shop", async () => {
    const shops = [
      { shopId: "1", account: "one" },
      { shopId: "2", account: "two" },
    ];
    const marketplaces = await startMarketplaces(shops, async (token) => (token === "dead" ? null : token));
    closing.push(marketplaces.close);
    const [origin] = marketplaces.origins;
    const ask = async (query: Record<string, string>, token: string) => {
      const parameters = new URLSearchParams({ limit: "3", with_messages: "true", shop_id: "1", ...query });
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${origin}/api/inbox/threads?${parameters}`, { headers });
      const body = (await response.json()) as { data: { messages: { id: string }[] }[]; next_page_token?: string };
      return { status: response.status, ...body };
    };
    marketplaces.addMessages(60);
    const updated_since = new Date(Date.now() - 60_000).toISOString();
    expect((await ask({ updated_since }, "dead")).status).toBe(401);
    expect((await ask({ updated_since }, "two")).status).toBe(401);

    const ids: string[] = [];
    for (let query: Record<string, string> | null = { updated_since }; query; ) {
      const { data, next_page_token } = await ask(query, "one");
      expect(data.length).toBeLessThanOrEqual(3);
      ids.push(...data.flatMap(({ messages }) => messages.map(({ id }) => id)));
      query = next_page_token ? { page_token: next_page_token } : null;
    }
    const expected = marketplaces.added.filter(({ account }) => account === "one").map(({ id }) => id);
    expect(ids.toSorted()).toEqual(expected.toSorted());
    expect(marketplaces.refused()).toBe(1);
  });
});
