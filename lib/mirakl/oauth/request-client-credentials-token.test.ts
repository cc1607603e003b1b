import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import type { MiraklFetch } from "../mirakl-fetch";
import { requestClientCredentialsToken } from "./request-client-credentials-token";

type Sent = { url: string } & Parameters<MiraklFetch>[1];

async function request(own: { authUrl?: string; companyId?: string; secret?: string; signal?: AbortSignal } = {}) {
  const sent: Sent[] = [];
  const fetch: MiraklFetch = async (url, init) => {
    sent.push({ url: url.href, ...init });
    return Response.json({ token_type: "bearer", access_token: "token" });
  };
  const { authUrl = "https://auth.mirakl.net", companyId = null, secret = "secret", signal } = own;
  const credentials = { clientId: "client id+1", clientSecret: new Secret(secret), companyId };
  await requestClientCredentialsToken({ authUrl, credentials, timeoutMs: 30_000, ...(signal && { signal }) }, fetch);
  return sent;
}

describe("requestClientCredentialsToken", () => {
  it("sends what Mirakl documents and nothing else", async () => {
    const { signal } = new AbortController();
    const sent = await request({ signal });
    expect(sent).toEqual([
      {
        url: "https://auth.mirakl.net/oauth/token",
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
        body: expect.any(String),
        timeoutMs: 30_000,
        signal,
      },
    ]);
    expect([...new URLSearchParams(sent[0]?.body)].sort()).toEqual([
      ["client_id", "client id+1"],
      ["client_secret", "secret"],
      ["grant_type", "client_credentials"],
    ]);
  });

  it("names the company as audience when there is one", async () => {
    const [sent] = await request({ companyId: "company-1" });
    expect(new URLSearchParams(sent?.body).get("audience")).toBe("company-1");
  });

  it("lets every character of a secret arrive", async () => {
    const secret = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");
    const [sent] = await request({ secret });
    expect(new URLSearchParams(sent?.body).get("client_secret")).toBe(secret);
  });

  it.each([
    ["https://auth.mirakl.net/", "https://auth.mirakl.net/oauth/token"],
    ["https://login.example.com/realms/one", "https://login.example.com/realms/one/oauth/token"],
    ["http://127.0.0.1:4400", "http://127.0.0.1:4400/oauth/token"],
  ])("finds the token endpoint of %s", async (authUrl, url) => {
    const [sent] = await request({ authUrl });
    expect(sent?.url).toBe(url);
  });

  it("lets the failure of a call through as it is", async () => {
    const failure = new AppError("connection_refused", { details: { host: "auth.mirakl.net" } });
    const credentials = { clientId: "client", clientSecret: new Secret("secret"), companyId: null };
    const call = requestClientCredentialsToken({ authUrl: "https://auth.mirakl.net", credentials }, () =>
      Promise.reject(failure),
    );
    await expect(call).rejects.toBe(failure);
  });
});
