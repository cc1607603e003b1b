import { describe, expect, it } from "vitest";
import { returnPath } from "./return-path";

describe("returnPath", () => {
  it.each(["/accounts", "/accounts/new?step=2&method=api_key", "/accounts?q=a%2Fb&sort=-expires", "/"])(
    "comes back to %s",
    (path) => {
      expect(returnPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    "",
    "accounts",
    "https://evil.example/accounts",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "javascript:alert(1)",
    "/sign-in?returnTo=/sign-in",
    "/sign-in/second-factor",
    "/api/auth/signout",
    "//",
  ])("goes to the accounts instead of %j", (path) => {
    expect(returnPath(path)).toBe("/accounts");
  });

  it("never returns what a browser reads as another host", () => {
    for (const path of ["/./\\evil.example", "/x/../\\evil.example", "/..//evil.example", "/.//evil.example"]) {
      expect(new URL(returnPath(path), "http://latchkey.test").host).toBe("latchkey.test");
    }
  });
});
