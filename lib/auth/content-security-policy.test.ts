import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const page = { nonce: "abc", isProduction: true, isHttps: true, formTargets: [] };
const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part.startsWith(`${name} `) || part === name);

describe("the content security policy", () => {
  it("lets scripts run by nonce only, and nothing come from elsewhere", () => {
    const policy = contentSecurityPolicy(page);
    expect(directive(policy, "script-src")).toBe("script-src 'nonce-abc' 'strict-dynamic'");
    expect(directive(policy, "default-src")).toBe("default-src 'self'");
    expect(directive(policy, "img-src")).toBe("img-src 'self' data:");
    expect(directive(policy, "frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(directive(policy, "base-uri")).toBe("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe-eval|\*|https?:/);
  });

  it("lets forms lead to where people sign in, each named once, and nowhere else", () => {
    const targets = ["https://auth.mirakl.net", "https://auth-dev.mirakl.net", "https://auth.mirakl.net"];
    expect(directive(contentSecurityPolicy({ ...page, formTargets: targets }), "form-action")).toBe(
      "form-action 'self' https://auth.mirakl.net https://auth-dev.mirakl.net",
    );
    expect(directive(contentSecurityPolicy(page), "form-action")).toBe("form-action 'self'");
  });

  it("asks for https only where there is https", () => {
    expect(directive(contentSecurityPolicy(page), "upgrade-insecure-requests")).toBeDefined();
    expect(directive(contentSecurityPolicy({ ...page, isHttps: false }), "upgrade-insecure-requests")).toBeUndefined();
  });
});
