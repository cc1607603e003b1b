import { expect, test } from "vitest";
import { isRegistered, withParameters } from "./redirect-uris";

const exact = { redirectUris: ["https://dashboard.example/back?tenant=a"], anyLoopbackPort: false };
const loopback = { redirectUris: ["http://localhost:3000/auth/mirakl"], anyLoopbackPort: true };

test.each([
  ["https://dashboard.example/back?tenant=a", true],
  ["https://dashboard.example/back", false],
  ["https://dashboard.example/back?tenant=a&more=b", false],
  ["https://dashboard.example/back/?tenant=a", false],
  ["HTTPS://dashboard.example/back?tenant=a", false],
])("a registered address is compared character by character: %s", (uri, registered) => {
  expect(isRegistered(asApplication(exact), uri)).toBe(registered);
});

test.each([
  ["http://localhost:3000/auth/mirakl", true],
  ["http://localhost:51234/auth/mirakl", true],
  ["http://127.0.0.1:51234/auth/mirakl", true],
  ["http://localhost/auth/mirakl", true],
  ["http://localhost:3000/auth/mirakl?tenant=acme-sandbox", true],
  ["https://localhost:3000/auth/mirakl", false],
  ["http://localhost:3000/auth/mirakl/", false],
  ["http://localhost:3000/auth/mirakl#there", false],
  ["http://localhost:3000/elsewhere", false],
  ["http://localhost.attacker.example/auth/mirakl", false],
  ["http://localhost:3000@attacker.example/auth/mirakl", false],
  ["http://attacker.example/auth/mirakl", false],
])("a ready-made application accepts a loopback address at any port: %s", (uri, registered) => {
  expect(isRegistered(asApplication(loopback), uri)).toBe(registered);
});

test.each([
  ["https://a.example/back", "https://a.example/back?code=x+y&state=1"],
  ["https://a.example/back?tenant=%41%20", "https://a.example/back?tenant=%41%20&code=x+y&state=1"],
  ["https://a.example/back?", "https://a.example/back?code=x+y&state=1"],
  ["https://a.example/back?b&", "https://a.example/back?b&code=x+y&state=1"],
])("parameters are added to %s", (uri, expected) => {
  expect(withParameters(uri, { code: "x y", state: "1" })).toBe(expected);
});

test("a parameter without a value is left out", () => {
  expect(withParameters("https://a.example/back", { code: "x", state: null })).toBe("https://a.example/back?code=x");
});

function asApplication(part: { redirectUris: string[]; anyLoopbackPort: boolean }) {
  return {
    type: "application" as const,
    clientId: "client",
    clientSecret: "secret",
    label: "An application",
    integrationType: "marketplace_seller" as const,
    refreshTokens: "static" as const,
    tokenLifetime: "default" as const,
    readyMade: false,
    ...part,
  };
}
