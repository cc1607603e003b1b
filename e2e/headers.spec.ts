import { expect, test } from "./fixtures";

test("pages may run their own scripts only, and data may run nothing", async ({ page, run }) => {
  const policyOf = async (address: string) =>
    (await page.request.get(run.baseUrl + address)).headers()["content-security-policy"];
  for (const address of ["/accounts", "/tickets", "/settings", "/sign-in", "/nothing-here", "/api/auth/signout"]) {
    const policy = await policyOf(address);
    expect(policy, address).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
    expect(policy, address).toContain("frame-ancestors 'none'");
  }
  for (const address of ["/api/accounts", "/api/health", "/api/activity/export?format=csv", "/api/nothing-here"]) {
    expect(await policyOf(address), address).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  }
});

test("what handlers answer is compressed, but for the stream, which must not wait", async ({ page, run }) => {
  await page.goto("/accounts");
  const cookies = await page.context().cookies();
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
  const encodingOf = async (address: string) => {
    const stopping = new AbortController();
    const answer = await fetch(run.baseUrl + address, { headers, signal: stopping.signal });
    stopping.abort();
    return answer.headers.get("content-encoding");
  };
  // Long enough to be worth it, whatever other stories have done.
  expect(await encodingOf("/api/accounts/overview")).toBe("gzip");
  expect(await encodingOf("/api/activity/export?format=csv")).toBe("gzip");
  expect(await encodingOf("/api/live")).toBeNull();
});

test("scripts are served as they were compressed, for good", async ({ page }) => {
  const answer = page.waitForResponse((response) => response.url().endsWith(".js"));
  await page.goto("/accounts");
  const headers = (await answer).headers();
  expect(headers["content-encoding"]).toBe("br");
  expect(headers["cache-control"]).toContain("immutable");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});
