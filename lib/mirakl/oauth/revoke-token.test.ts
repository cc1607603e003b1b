import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { Secret } from "@/lib/secret";
import { failureOf, formOf, recordedFetch } from "../testing/recorded-fetch";
import { type RevocationAsk, revokeToken } from "./revoke-token";

const ask: RevocationAsk = {
  authUrl: "https://auth.mirakl.net",
  client: { clientId: "client-1", clientSecret: new Secret("s3cret_value") },
  accessToken: new Secret("eyJ.a.b"),
  reason: "Contract ended",
};
const withClient = (clientId: string, clientSecret: string) => ({
  ...ask,
  client: { clientId, clientSecret: new Secret(clientSecret) },
});
const pairOf = (authorization = "") => Buffer.from(authorization.replace(/^Basic /, ""), "base64").toString("utf8");
const done = () => new Response(null, { status: 200 });
const no = (status: number, body: object = {}) => Response.json(body, { status });

describe("the revocation request", () => {
  it("is what Mirakl documents and nothing else", async () => {
    const { fetch, sent } = recordedFetch(done());
    const { signal } = new AbortController();
    await revokeToken({ ...ask, signal, timeoutMs: 20_000 }, fetch);
    expect(sent).toEqual([
      {
        url: "https://auth.mirakl.net/oauth/token/revoke",
        method: "POST",
        headers: {
          accept: "application/json",
          authorization: `Basic ${Buffer.from("client-1:s3cret_value").toString("base64")}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: expect.any(String),
        signal,
        timeoutMs: 20_000,
      },
    ]);
    expect(formOf(sent[0])).toEqual([
      ["grant_type", "revoke_token"],
      ["reason", "Contract ended"],
      ["token", "eyJ.a.b"],
      ["token_type_hint", "access_token"],
    ]);
  });

  it("has no reason when there is none", async () => {
    const { fetch, sent } = recordedFetch(done());
    await revokeToken({ ...ask, reason: null }, fetch);
    expect(formOf(sent[0]).map(([name]) => name)).toEqual(["grant_type", "token", "token_type_hint"]);
  });

  it.each([
    ["https://auth.mirakl.net/", "https://auth.mirakl.net/oauth/token/revoke"],
    ["https://login.example.com/realms/one", "https://login.example.com/realms/one/oauth/token/revoke"],
    ["http://127.0.0.1:4400", "http://127.0.0.1:4400/oauth/token/revoke"],
  ])("goes to the endpoint of %s", async (authUrl, url) => {
    const { fetch, sent } = recordedFetch(done());
    await revokeToken({ ...ask, authUrl }, fetch);
    expect(sent[0]?.url).toBe(url);
  });

  it("lets the failure of a call through as it is", async () => {
    const failure = new AppError("connection_refused", { details: { host: "auth.mirakl.net" } });
    await expect(revokeToken(ask, () => Promise.reject(failure))).rejects.toBe(failure);
  });
});

describe("any 2xx is success", () => {
  it.each([
    ["200 with nothing", done()],
    ["200 with JSON", Response.json({ revoked: true })],
    ["200 with a page", new Response("<html>ok</html>", { headers: { "content-type": "text/html" } })],
    ["200 with an error in it", Response.json({ error: "invalid_client" })],
    ["201", new Response("", { status: 201 })],
    ["202", new Response("queued", { status: 202 })],
    ["204", new Response(null, { status: 204 })],
  ])("%s", async (_, answer) => {
    const { fetch, sent } = recordedFetch(answer);
    await revokeToken(ask, fetch);
    expect(sent).toHaveLength(1);
  });
});

describe("a reason that is in the way", () => {
  it.each([400, 403, 413, 414, 422])("is left out after %i, once", async (status) => {
    const { fetch, sent } = recordedFetch(new Response("<html>Request blocked</html>", { status }), done());
    await revokeToken({ ...ask, reason: "' or 1=1 --" }, fetch);
    expect(sent.map((request) => formOf(request).map(([name]) => name))).toEqual([
      ["grant_type", "reason", "token", "token_type_hint"],
      ["grant_type", "token", "token_type_hint"],
    ]);
    expect(sent[1]?.headers).toEqual(sent[0]?.headers);
  });

  it("goes with the pair that was taken", async () => {
    const { fetch, sent } = recordedFetch(no(401), no(400), done());
    await revokeToken(withClient("cli ent", "a:b+c"), fetch);
    const pairs = sent.map(({ headers }) => pairOf(headers.authorization));
    expect(pairs).toEqual(["cli ent:a:b+c", "cli+ent:a%3Ab%2Bc", "cli+ent:a%3Ab%2Bc"]);
  });

  it("was not what Mirakl refused where it refuses again", async () => {
    const { fetch } = recordedFetch(no(403), no(403, { error: "unauthorized_client" }));
    expect(await failureOf(revokeToken(ask, fetch))).toMatchObject({ code: "mirakl_client_not_allowed" });
  });
});

describe("client authentication", () => {
  it("sends the plain pair, whatever it holds", async () => {
    const { fetch, sent } = recordedFetch(done());
    await revokeToken(withClient("cli ent", "a:b+c/d=é%"), fetch);
    expect(sent.map(({ headers }) => pairOf(headers.authorization))).toEqual(["cli ent:a:b+c/d=é%"]);
  });

  it("tries the form-encoded pair after 401 when it is another one, once", async () => {
    const { fetch, sent } = recordedFetch(no(401), done());
    await revokeToken(withClient("cli ent", "a:b+c"), fetch);
    expect(sent.map(({ headers }) => pairOf(headers.authorization))).toEqual(["cli ent:a:b+c", "cli+ent:a%3Ab%2Bc"]);
    expect(sent[1]?.body).toBe(sent[0]?.body);
  });

  it("reports the second refusal, and stops", async () => {
    const { fetch, sent } = recordedFetch(no(401, { error: "one" }), no(401, { error: "invalid_client" }));
    expect(await failureOf(revokeToken(withClient("id", "a+b"), fetch))).toMatchObject({
      code: "mirakl_client_rejected",
      oauthError: "invalid_client",
    });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ["401 when both pairs are the same", withClient("client-1", "s3cret_value"), 401],
    ["403", withClient("id", "a+b"), 403],
    ["503", withClient("id", "a+b"), 503],
  ])("asks no second time after %s", async (_, own, status) => {
    const { fetch, sent } = recordedFetch(no(status));
    expect(await failureOf(revokeToken({ ...own, reason: null }, fetch))).toMatchObject({ status });
    expect(sent).toHaveLength(1);
  });
});

describe("a refusal", () => {
  it.each<[string, Response, ErrorCode, object]>([
    ["401", no(401), "mirakl_client_rejected", { status: 401 }],
    ["401 with a page", new Response("<html>", { status: 401 }), "mirakl_client_rejected", { status: 401 }],
    ["invalid_client with 400", no(400, { error: "invalid_client" }), "mirakl_client_rejected", { status: 400 }],
    ["403", no(403), "mirakl_client_not_allowed", { status: 403 }],
    ["unauthorized_client", no(400, { error: "unauthorized_client" }), "mirakl_client_not_allowed", { status: 400 }],
    [
      "429 with Retry-After",
      Response.json({}, { status: 429, headers: { "retry-after": "30" } }),
      "mirakl_rate_limited",
      { retryAfterSeconds: 30 },
    ],
    ["429 without", no(429), "mirakl_rate_limited", { status: 429 }],
    [
      "503 with Retry-After",
      new Response("busy", { status: 503, headers: { "retry-after": "7" } }),
      "mirakl_unavailable",
      { retryAfterSeconds: 7 },
    ],
    ["500 with words", no(500, { error: "invalid_client" }), "mirakl_unavailable", { status: 500 }],
    ["400", no(400, { error: "unsupported_token_type" }), "mirakl_malformed_response", { status: 400 }],
    ["404 with a page", new Response("<html>", { status: 404 }), "mirakl_malformed_response", { status: 404 }],
    ["a redirect", new Response(null, { status: 302 }), "mirakl_malformed_response", { status: 302 }],
  ])("%s", async (_, answer, code, details) => {
    const { fetch } = recordedFetch(answer);
    const failure = await failureOf(revokeToken({ ...ask, reason: null }, fetch));
    expect(failure).toMatchObject({ code, host: "auth.mirakl.net", ...details });
  });

  it("quotes nothing that was sent, in whatever form", async () => {
    const pair = Buffer.from("client-12:s3cret_value").toString("base64");
    const words = `token eyJ.a.b, secret s3cret_value, Basic ${pair}`;
    const { fetch } = recordedFetch(no(401, { error: "invalid_client", error_description: words }));
    expect(await failureOf(revokeToken(withClient("client-12", "s3cret_value"), fetch))).toMatchObject({
      theirWords: "token [hidden], secret [hidden], Basic [hidden]",
    });
  });
});
