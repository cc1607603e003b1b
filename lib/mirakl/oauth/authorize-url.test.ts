import { describe, expect, it } from "vitest";
import { authorizeUrl } from "./authorize-url";

const bare = {
  authUrl: "https://auth.mirakl.net",
  clientId: "client-1",
  redirectUri: null,
  audience: null,
  state: "st-1_x",
  sendsResponseType: false,
};
const sentBy = (own: Partial<Parameters<typeof authorizeUrl>[0]>) => [
  ...authorizeUrl({ ...bare, ...own }).searchParams,
];

describe("authorizeUrl", () => {
  it("has client and state and nothing else when every switch is off", () => {
    expect(authorizeUrl(bare).href).toBe("https://auth.mirakl.net/authorize?client_id=client-1&state=st-1_x");
  });

  it.each([
    ["the redirect URI", { redirectUri: "https://app.example.com/auth/mirakl" }, ["redirect_uri"]],
    ["the audience", { audience: "acme-prod:2000" }, ["audience"]],
    ["the response type", { sendsResponseType: true }, ["response_type"]],
    [
      "all of them",
      { redirectUri: "https://app.example.com/auth/mirakl", audience: "acme-prod", sendsResponseType: true },
      ["audience", "redirect_uri", "response_type"],
    ],
  ])("adds %s when it is asked to, and no other", (_, own, added) => {
    expect(
      sentBy(own)
        .map(([name]) => name)
        .sort(),
    ).toEqual([...added, "client_id", "state"].sort());
  });

  it("sends each value unchanged, the query of a redirect URI included", () => {
    const redirectUri = "https://app.example.com/auth/mirakl?tenant=acme&x=1";
    const sent = new Map(
      sentBy({ clientId: "a b&c", redirectUri, audience: "acme-prod:2000", sendsResponseType: true }),
    );
    expect(Object.fromEntries(sent)).toEqual({
      response_type: "code",
      client_id: "a b&c",
      redirect_uri: redirectUri,
      audience: "acme-prod:2000",
      state: "st-1_x",
    });
  });

  it.each([
    ["https://auth.mirakl.net/", "https://auth.mirakl.net/authorize"],
    ["https://login.example.com/realms/one/", "https://login.example.com/realms/one/authorize"],
    ["http://127.0.0.1:4400", "http://127.0.0.1:4400/authorize"],
  ])("finds the page of %s", (authUrl, page) => {
    const { origin, pathname } = authorizeUrl({ ...bare, authUrl });
    expect(origin + pathname).toBe(page);
  });
});
