import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import { formOf, recordedFetch } from "../testing/recorded-fetch";
import { requestAuthorizationCodeToken } from "./request-authorization-code-token";
import { requestRefreshedToken } from "./request-refreshed-token";

const authUrl = "https://auth.mirakl.net";
const client = { clientId: "client id+1", clientSecret: new Secret("s3cret&=") };
const token = () => Response.json({ token_type: "bearer", access_token: "token" });
const byCode = (redirectUri: string | null, code = "c0de/+=") => ({
  authUrl,
  client,
  code: new Secret(code),
  redirectUri,
});
const byRefreshToken = { authUrl, client, refreshToken: new Secret("refresh/+=") };

describe("the token request with a code", () => {
  it("sends code and redirect URI in the body, and nothing in the query", async () => {
    const { fetch, sent } = recordedFetch(token());
    const { signal } = new AbortController();
    const ask = { ...byCode("https://app.example.com/auth/mirakl?tenant=a"), signal, timeoutMs: 30_000 };
    await requestAuthorizationCodeToken(ask, fetch);
    expect(sent).toEqual([
      {
        url: "https://auth.mirakl.net/oauth/token",
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
        body: expect.any(String),
        signal,
        timeoutMs: 30_000,
      },
    ]);
    expect(formOf(sent[0])).toEqual([
      ["client_id", "client id+1"],
      ["client_secret", "s3cret&="],
      ["code", "c0de/+="],
      ["grant_type", "authorization_code"],
      ["redirect_uri", "https://app.example.com/auth/mirakl?tenant=a"],
    ]);
  });

  it("names no redirect URI when /authorize was sent none", async () => {
    const { fetch, sent } = recordedFetch(token());
    await requestAuthorizationCodeToken(byCode(null), fetch);
    expect(formOf(sent[0]).map(([name]) => name)).toEqual(["client_id", "client_secret", "code", "grant_type"]);
  });
});

describe("the token request with a refresh token", () => {
  it("sends what Mirakl documents and nothing else", async () => {
    const { fetch, sent } = recordedFetch(token());
    await requestRefreshedToken({ ...byRefreshToken, timeoutMs: 20_000 }, fetch);
    expect(sent).toEqual([
      {
        url: "https://auth.mirakl.net/oauth/token",
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
        body: expect.any(String),
        timeoutMs: 20_000,
      },
    ]);
    expect(formOf(sent[0])).toEqual([
      ["client_id", "client id+1"],
      ["client_secret", "s3cret&="],
      ["grant_type", "refresh_token"],
      ["refresh_token", "refresh/+="],
    ]);
  });
});

describe("both", () => {
  const requests = [
    ["with a code", requestAuthorizationCodeToken.bind(null, byCode(null))],
    ["with a refresh token", requestRefreshedToken.bind(null, byRefreshToken)],
  ] as const;

  it.each(requests)("%s let the failure of a call through as it is", async (_, request) => {
    const failure = new AppError("connection_timed_out", { details: { host: "auth.mirakl.net" } });
    await expect(request(() => Promise.reject(failure))).rejects.toBe(failure);
  });

  it.each(requests)("%s quote nothing that was sent", async (_, request) => {
    const words = "client s3cret&= code c0de/+= token refresh/+=";
    const { fetch } = recordedFetch(
      Response.json({ error: "invalid_client", error_description: words }, { status: 401 }),
    );
    const error: unknown = await request(fetch).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "mirakl_client_rejected" });
    const { theirWords } = (error as AppError).details;
    expect(theirWords).toContain("[hidden]");
    expect(theirWords).not.toContain("s3cret&=");
  });

  it("hide the code and the refresh token too", async () => {
    const refusal = (words: string) =>
      recordedFetch(Response.json({ error: "invalid_grant", error_description: words }, { status: 400 })).fetch;
    const ofCode = requestAuthorizationCodeToken(byCode(null), refusal("no such code c0de/+= here"));
    await expect(ofCode).rejects.toMatchObject({ details: { theirWords: "no such code [hidden] here" } });
    const ofToken = requestRefreshedToken(byRefreshToken, refusal("spent: refresh/+="));
    await expect(ofToken).rejects.toMatchObject({ details: { theirWords: "spent: [hidden]" } });
  });
});
