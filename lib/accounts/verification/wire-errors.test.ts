import type { RequestListener, ServerResponse } from "node:http";
import { afterEach, expect, it } from "vitest";
import { type ErrorCode, errorTable } from "@/lib/errors/error-table";
import { requestClientCredentialsToken } from "@/lib/mirakl/oauth/request-client-credentials-token";
import { addressPolicy } from "@/lib/network/address-policy";
import { createAddressCheck } from "@/lib/network/check-address";
import { createGuardedFetch, type GuardedFetchOptions, type OutgoingFetch } from "@/lib/network/guarded-fetch";
import type { ResolveHost } from "@/lib/network/guarded-lookup";
import {
  readBody,
  startHttpServer,
  startHttpsServer,
  startTcpServer,
  type TestServer,
  testCertificate,
  unusedPort,
} from "@/lib/network/testing/start-server";
import { Secret } from "@/lib/secret";
import type { ErrorView } from "../account-view";
import { runVerification } from "./run-verification";

/** Errors that are born on the way to Mirakl, or from its answers. */
type WireCode = Extract<ErrorCode, `${"address" | "connection" | "tls" | "mirakl"}_${string}`>;
/** The error that a person sees, at the first check that has one. */
type Produce = () => Promise<ErrorView | null>;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((resource) => resource.close()));
});

const send = (response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body && JSON.stringify(body));

/** A marketplace that refuses what it does not know, and an authentication system; each path can be replaced. */
function mirakl(own: Record<string, RequestListener> = {}): RequestListener {
  const routes: Record<string, RequestListener> = {
    "/oauth/token": (_, response) =>
      send(response, 200, { token_type: "bearer", access_token: "a-token", expires_in: 60 }),
    "/api/version": (_, response) => send(response, 200, { version: "3.214" }),
    "/api/platform/configuration": (_, response) =>
      send(response, 200, { platform_name: "", tenant_name: "acme-prod" }),
    "/api/account": (_, response) => send(response, 200, { shop_id: 2000, shop_name: "ACME SHOP" }),
    "/api/inbox/threads": (_, response) => send(response, 200, { data: [] }),
    ...own,
  };
  return (request, response) => {
    const route = routes[new URL(request.url ?? "", "http://localhost").pathname];
    if (route) route(request, response);
    else send(response, 404, { message: "unknown" });
  };
}
const answer =
  (status: number, body?: unknown, headers?: Record<string, string>): RequestListener =>
  (_, response) =>
    send(response, status, body, headers);

async function open(server: Promise<TestServer>): Promise<string> {
  opened.push(await server);
  return (await server).origin;
}

/** Verifies a connection by real calls and returns the first error of a check. */
async function verify(own: {
  baseUrl: string;
  shopId?: string;
  authUrl?: string;
  companyId?: string;
  lookup?: ResolveHost;
  ca?: string;
  isPublic?: boolean;
  timeoutMs?: number;
}): Promise<ErrorView | null> {
  const { baseUrl, shopId = null, authUrl, companyId = null, lookup, ca, isPublic = false, timeoutMs = 10_000 } = own;
  const policy = addressPolicy("production", { sandboxUrl: undefined, allowLoopback: !isPublic });
  const options: GuardedFetchOptions = { policy, ...(lookup && { lookup }), ...(ca && { ca }) };
  const fetch = createGuardedFetch(options);
  opened.push(fetch);
  const timed: OutgoingFetch = (url, init) => fetch(url, { ...init, timeoutMs });
  const credentials = { clientId: "client", clientSecret: new Secret("the-secret"), companyId };
  const run = runVerification(
    {
      authenticationMethod: authUrl ? "client_credentials" : "api_key",
      environment: "production",
      integrationType: "marketplace_seller",
      baseUrl,
      shopId,
      companyId: null,
      credential: authUrl
        ? { kind: "token", obtainToken: () => requestClientCredentialsToken({ authUrl, credentials }, timed) }
        : { kind: "api_key", apiKey: new Secret("the-api-key") },
    },
    {
      fetch: timed,
      checkAddress: createAddressCheck(options),
      now: () => performance.now(),
      authHost: "auth",
      connectUrl: () => "https://connect.example.com",
    },
  );
  let step = await run.next();
  while (!step.done) step = await run.next();
  return step.value.checks.find(({ error }) => error !== null)?.error ?? null;
}
const verifyAt = async (own: Record<string, RequestListener>, subject: { shopId?: string; timeoutMs?: number } = {}) =>
  verify({ baseUrl: await open(startHttpServer(mirakl(own))), ...subject });
const exchangeAt = async (token: RequestListener, companyId?: string) => {
  const origin = await open(startHttpServer(mirakl({ "/oauth/token": token })));
  return verify({ baseUrl: origin, authUrl: origin, ...(companyId && { companyId }) });
};

const producers: Record<WireCode, Produce> = {
  address_not_allowed: () =>
    verify({
      baseUrl: "https://acme.example.com",
      isPublic: true,
      lookup: async () => [{ address: "169.254.169.254", family: 4 }],
    }),
  address_not_found: () =>
    verify({
      baseUrl: "https://acme.example.com",
      isPublic: true,
      lookup: () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" })),
    }),
  connection_refused: async () => verify({ baseUrl: `http://127.0.0.1:${await unusedPort()}` }),
  connection_failed: async () =>
    verify({ baseUrl: await open(startTcpServer((socket) => socket.once("data", () => socket.resetAndDestroy()))) }),
  connection_timed_out: () => verifyAt({ "/api/version": () => undefined }, { timeoutMs: 200 }),
  tls_failed: async () => {
    // Made out to localhost, asked for by number.
    const baseUrl = await open(startHttpsServer(mirakl()));
    return verify({ baseUrl, ca: testCertificate });
  },
  mirakl_not_an_instance: () =>
    verifyAt({
      "/api/version": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    }),
  mirakl_credentials_rejected: () => verifyAt({ "/api/inbox/threads": answer(401), "/api/account": answer(401) }),
  mirakl_token_rejected: async () => {
    const refuse = { "/api/inbox/threads": answer(401), "/api/account": answer(401) };
    const origin = await open(startHttpServer(mirakl(refuse)));
    return verify({ baseUrl: origin, authUrl: origin });
  },
  mirakl_client_rejected: () => exchangeAt(answer(401, { error: "invalid_client" })),
  mirakl_client_not_allowed: () => exchangeAt(answer(400, { error: "unauthorized_client" })),
  mirakl_audience_rejected: () =>
    exchangeAt(async (request, response) => {
      const form = new URLSearchParams(await readBody(request));
      send(response, 400, { error: form.get("audience") === "company-1" ? "invalid_target" : "invalid_client" });
    }, "company-1"),
  mirakl_grant_expired: () => exchangeAt(answer(400, { error: "invalid_grant" })),
  mirakl_permission_missing: () => verifyAt({ "/api/inbox/threads": answer(403), "/api/account": answer(403) }),
  mirakl_shop_not_found: () =>
    verifyAt({ "/api/inbox/threads": answer(404), "/api/account": answer(404) }, { shopId: "9999" }),
  mirakl_other_shop: () => verifyAt({}, { shopId: "9999" }),
  mirakl_environment_mismatch: () =>
    verifyAt({ "/api/platform/configuration": answer(200, { tenant_name: "acme-dev" }) }),
  mirakl_request_refused: () => verifyAt({ "/api/inbox/threads": answer(400), "/api/account": answer(400) }),
  mirakl_rate_limited: () => verifyAt({ "/api/version": answer(429, undefined, { "retry-after": "7" }) }),
  mirakl_unavailable: () => verifyAt({ "/api/version": answer(503) }),
  mirakl_malformed_response: () => exchangeAt((_, response) => response.end("garbage")),
};

const wireCodes = Object.keys(errorTable).filter((code) => /^(address|connection|tls|mirakl)_/.test(code));

it("produces every error that can come from the wire", () => {
  expect(Object.keys(producers).sort()).toEqual(wireCodes.sort());
});

it.each(Object.entries(producers))("%s comes from the wire, with a sentence and advice", async (code, produce) => {
  const error = await produce();
  expect(error?.code).toBe(code);
  expect(error?.message).toMatch(/^\S.*\.$/s);
  expect([error?.message, ...(error?.advice ?? [])].join(" ")).not.toMatch(
    /undefined|null|NaN|the-secret|the-api-key|a-token/,
  );
  expect([1, 2, 3]).toContain(error?.advice.length);
});

it("connects by TLS, with key and with token, when all is well", async () => {
  const server = await startHttpsServer(mirakl());
  opened.push(server);
  const { namedOrigin } = server;
  expect(await verify({ baseUrl: namedOrigin, ca: testCertificate })).toBeNull();
  expect(await verify({ baseUrl: namedOrigin, authUrl: namedOrigin, ca: testCertificate })).toBeNull();
});
