import type { APIResponse } from "@playwright/test";
import { CapturedAction } from "./captured-action";
import { expect, nobody, test } from "./fixtures";
import { methods } from "./pages/wizard-page";
import { withSessionCookie } from "./stored-session";

const someId = "00000000-0000-4000-8000-000000000000";
const pages = ["/", "/accounts", "/accounts/new?step=1", "/accounts/new?step=2&method=api_key", `/accounts/${someId}`];
const handlers = [
  "/api/accounts",
  "/api/accounts/total",
  `/api/accounts/${someId}`,
  `/api/accounts/${someId}/history`,
  "/api/worker",
];
/** What a forger of cookies would send: it has the right name and says nothing true. */
const madeUp = "eyJhbGciOiJkaXIifQ.made-up.cookie";

test("pages send strangers to signing in", async ({ openBrowser }) => {
  const stranger = await openBrowser({ storageState: nobody });
  for (const path of pages) {
    await stranger.goto(path);
    await expect(stranger).toHaveURL(path === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ returnTo: path })}`);
  }
});

test("a made-up session cookie opens no page", async ({ openBrowser, adminSession }) => {
  const forger = await openBrowser({ storageState: withSessionCookie(adminSession, madeUp) });
  for (const path of pages) {
    await forger.goto(path);
    await expect(forger).toHaveURL(/\/sign-in/);
  }
});

test("what reads data answers strangers 401, in JSON, and nothing else", async ({ openBrowser, adminSession }) => {
  const stranger = await openBrowser({ storageState: nobody });
  const forger = await openBrowser({ storageState: withSessionCookie(adminSession, madeUp) });
  for (const path of handlers) {
    for (const { request } of [stranger, forger]) {
      const answer = await request.get(path);
      expect(answer.status(), path).toBe(401);
      expect(answer.headers()["content-type"], path).toContain("application/json");
      const body = await answer.json();
      expect(Object.keys(body), path).toEqual(["error"]);
      expect(body.error, path).toMatchObject({ code: "not_signed_in" });
    }
  }
});

test("the health of the product is open, and tells strangers no more than that", async ({ openBrowser }) => {
  const { request } = await openBrowser({ storageState: nobody });
  for (const path of ["/api/health", "/api/health/ready"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(await answer.json(), path).toEqual({ status: "ok", failing: [] });
  }
});

test("server actions refuse strangers", async ({ wizard, sandbox, page, openBrowser, adminSession }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  const verifying = await CapturedAction.during(page, () => wizard.verify());
  await wizard.result.expectAllPassed();

  const asked = (await sandbox.requestsOf(shop)).length;
  const stranger = await openBrowser({ storageState: nobody });
  const forger = await openBrowser({ storageState: withSessionCookie(adminSession, madeUp) });
  for (const { request } of [stranger, forger]) {
    const { text } = await verifying.replay(request);
    expect(text).not.toContain('"ok":true');
    expect(text).not.toContain('"name":"address"');
    expect(text).toContain('"code":"not_signed_in"');
  }
  expect(await sandbox.requestsOf(shop), "calls with the key").toHaveLength(asked);
});

test("an action refuses whoever has signed out since", async ({ signIn, wizard, sandbox, page, run, openBrowser }) => {
  await page.context().clearCookies();
  await signIn.open();
  await signIn.signIn(run.admin);
  await expect(page).toHaveURL("/accounts");
  const copy = await openBrowser({ storageState: await page.context().storageState() });

  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  const verifying = await CapturedAction.during(page, () => wizard.verify());
  await wizard.result.expectAllPassed();
  expect((await verifying.replay(copy.request)).text).toContain('"ok":true');

  await page.getByRole("button", { name: "Account menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL("/sign-in");

  const asked = (await sandbox.requestsOf(shop)).length;
  expect((await verifying.replay(copy.request)).text).toContain('"code":"not_signed_in"');
  expect(await sandbox.requestsOf(shop), "calls with the key").toHaveLength(asked);
});

test("what cannot be read, and what another site sends, is refused in words with a reference", async ({
  openBrowser,
  run,
}) => {
  const { request } = await openBrowser({ storageState: nobody });
  const failureOf = async (answer: Promise<APIResponse>) => {
    const response = await answer;
    const { error } = (await response.json()) as { error: { code: string; reference: string } };
    expect(error.reference).toMatch(/^[0-9a-f-]{36}$/);
    return `${response.status()} ${error.code}`;
  };
  const headers = { "content-type": "application/json" };
  const post = (path: string, own: Record<string, string> = {}, data = "{") =>
    failureOf(request.post(path, { headers: { ...headers, ...own }, data: Buffer.from(data) }));
  expect(await post("/api/auth/callback/credentials")).toBe("400 malformed_request");
  // As it is: the browser's own request would mend the address first.
  expect((await fetch(`${run.baseUrl}/connect/%ED%A0%80`)).status).toBe(400);
  const elsewhere = { origin: "https://evil.example", "x-forwarded-host": "evil.example" };
  for (const path of ["/sign-in", "/api/auth/callback/credentials", "/api/auth/signout"]) {
    expect(await post(path, elsewhere, "{}"), path).toBe("403 foreign_origin");
  }
});
