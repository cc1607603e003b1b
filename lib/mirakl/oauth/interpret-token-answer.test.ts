import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { Secret } from "@/lib/secret";
import { interpretTokenAnswer } from "./interpret-token-answer";

const asked = {
  authUrl: "https://auth.mirakl.net",
  host: "auth.mirakl.net",
  client: { client_id: "client" },
  grantType: "client_credentials" as const,
  audience: null,
  sent: [new Secret("very-secret-value")],
};
const documented = {
  token_type: "Bearer",
  access_token: "abc.def",
  expires_in: 3599,
  target_app: "",
  resource_owner: "",
};

const interpret = (body: unknown, status = 200, audience: string | null = null) =>
  interpretTokenAnswer(Response.json(body, { status }), { ...asked, audience });
async function failure(call: Promise<unknown>) {
  return call.then(
    () => "no failure",
    (error: unknown) => (error instanceof AppError ? { code: error.code, ...error.details } : error),
  );
}

describe("a token", () => {
  it("is read from the documented answer", async () => {
    const token = await interpret(documented);
    expect(token.accessToken.reveal()).toBe("abc.def");
    expect(token).toMatchObject({
      refreshToken: null,
      expiresInSeconds: 3599,
      resourceOwner: null,
      companyId: null,
      marketplaceId: null,
    });
  });

  it("may come with more than that", async () => {
    const token = await interpret({
      ...documented,
      refresh_token: "refresh",
      resource_owner: "ada@example.com",
      company_id: "c-1",
      company_name: "ACME",
      marketplace_id: "acme-prod",
      id_token: "not.a.jwt",
      scope: null,
      nested: { anything: [1] },
    });
    expect(token.refreshToken?.reveal()).toBe("refresh");
    expect(token).toMatchObject({
      resourceOwner: "ada@example.com",
      companyId: "c-1",
      companyName: "ACME",
      marketplaceId: "acme-prod",
    });
  });

  it.each([
    ["bearer in small letters", { token_type: "bearer" }, 3599],
    ["an empty refresh token", { refresh_token: "" }, 3599],
    ["an empty error", { error: "" }, 3599],
    ["a lifetime written as text", { expires_in: "60" }, 60],
    ["a broken lifetime", { expires_in: 59.9 }, 59],
    ["a lifetime of nothing", { expires_in: 0 }, 0],
    ["an endless lifetime", { expires_in: 1e18 }, 2_147_483_647],
    ["no lifetime, which is for ever", { expires_in: undefined }, null],
    ["a lifetime of null, likewise", { expires_in: null }, null],
  ])("may have %s", async (_, own, expiresInSeconds) => {
    const token = await interpret({ ...documented, ...own });
    expect(token).toMatchObject({ expiresInSeconds, refreshToken: null });
  });

  it("never shows itself", async () => {
    const token = await interpret(documented);
    expect(JSON.stringify(token)).not.toContain("abc.def");
  });

  it.each([
    ["no token type", { token_type: undefined }],
    ["another token type", { token_type: "mac" }],
    ["a DPoP token", { token_type: "DPoP" }],
    ["no access token", { access_token: undefined }],
    ["an empty access token", { access_token: "" }],
    ["an access token that no header can carry", { access_token: "a\nb" }],
    ["a negative lifetime", { expires_in: -1 }],
    ["a lifetime in words", { expires_in: "an hour" }],
    ["a list for a refresh token", { refresh_token: ["a"] }],
  ])("with %s is malformed", async (_, own) => {
    const error = await failure(interpret({ ...documented, ...own }));
    expect(error).toEqual({
      code: "mirakl_malformed_response",
      host: "auth.mirakl.net",
      status: 200,
      reason: "it holds no bearer token",
    });
  });

  it.each(["", "<html></html>", "[]", '"token"', "null"])("cannot be read from %j", async (body) => {
    const error = await failure(interpretTokenAnswer(new Response(body), asked));
    expect(error).toMatchObject({ code: "mirakl_malformed_response", reason: "it is not a JSON object" });
  });

  it("is not leaked by the error about an answer that holds one", async () => {
    const error = await interpret({ ...documented, token_type: "mac" }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).cause).toBeUndefined();
  });
});

describe("a refusal", () => {
  it.each<[ErrorCode, string, number]>([
    ["mirakl_client_rejected", "invalid_client", 401],
    ["mirakl_client_rejected", "invalid_client", 400],
    ["mirakl_client_rejected", "something_else", 401],
    ["mirakl_client_not_allowed", "unauthorized_client", 400],
    ["mirakl_client_not_allowed", "unsupported_grant_type", 400],
    ["mirakl_client_not_allowed", "access_denied", 403],
    ["mirakl_audience_rejected", "invalid_target", 400],
    ["mirakl_grant_expired", "invalid_grant", 400],
    ["mirakl_unavailable", "temporarily_unavailable", 400],
    ["mirakl_unavailable", "invalid_client", 503],
    ["mirakl_rate_limited", "invalid_client", 429],
    ["mirakl_malformed_response", "invalid_request", 400],
    ["mirakl_malformed_response", "constructor", 400],
    ["mirakl_client_rejected", "invalid_client", 200],
  ])("is %s for %s with %i", async (code, oauthError, status) => {
    const error = await failure(interpret({ error: oauthError, error_description: "Their words" }, status));
    expect(error).toEqual({ code, host: "auth.mirakl.net", status, oauthError, theirWords: "Their words" });
  });

  it.each([
    ["invalid_request", 400],
    ["access_denied", 403],
    ["invalid_target", 400],
  ])("blames the Company ID for %s when one was sent", async (oauthError, status) => {
    const error = await failure(interpret({ error: oauthError }, status, "company-1"));
    expect(error).toMatchObject({ code: "mirakl_audience_rejected", oauthError });
  });

  it("does not blame the Company ID for a wrong secret", async () => {
    const error = await failure(interpret({ error: "invalid_client" }, 401, "company-1"));
    expect(error).toMatchObject({ code: "mirakl_client_rejected" });
  });

  it.each<[ErrorCode, number]>([
    ["mirakl_client_rejected", 401],
    ["mirakl_client_not_allowed", 403],
    ["mirakl_malformed_response", 400],
    ["mirakl_malformed_response", 404],
    ["mirakl_malformed_response", 302],
    ["mirakl_malformed_response", 201],
    ["mirakl_unavailable", 502],
  ])("without words is %s for %i", async (code, status) => {
    const page = new Response("<html>Not here</html>", { status, headers: { "www-authenticate": "Basic realm=x" } });
    expect(await failure(interpretTokenAnswer(page, asked))).toEqual({ code, host: "auth.mirakl.net", status });
  });

  it("is quoted without the secret that was sent", async () => {
    const words = "Secret very-secret-value is wrong";
    const error = await failure(interpret({ error: "invalid_client", error_description: words }, 401));
    expect(error).toMatchObject({ theirWords: "Secret [hidden] is wrong" });
  });
});
