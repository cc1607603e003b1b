import type { Page } from "@playwright/test";
import { CapturedAction } from "./captured-action";
import { expect, nobody, test } from "./fixtures";
import { createShopWithPerson, registerApplication } from "./mirakl-application";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { SellerPage } from "./pages/seller-page";
import { calls } from "./sandbox";

test("a seller connects from the public page, sees what was granted, and revokes it", async ({
  page,
  sandbox,
  run,
  openBrowser,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  const browser = await openBrowser({ storageState: nobody });
  const seller = new SellerPage(browser);

  await seller.startFrom(application.connectPath);
  await new MiraklSignInPage(browser).grant(person, shop.name);
  await seller.expectConnected(shop.name);
  await expect(seller.status(shop.name)).toHaveAttribute("data-status", "active");
  await expect(seller.card(shop.name)).toContainText(/\(you\)|by you/);
  await expect(browser.getByRole("banner")).toContainText(person.email);

  await seller.revoke(shop.name);
  await expect(seller.status(shop.name)).toHaveAttribute("data-status", "revoked");
  await expect
    .poll(async () => (await sandbox.oauth.authorizationsOf(application)).map(({ state }) => state))
    .toEqual(["revoked"]);
  const [revocation] = await sandbox.requestsOf(application, { path: calls.revoke });
  expect(revocation?.headers.authorization).toMatch(/^Basic /);
  expect(revocation?.form).toMatchObject({ token_type_hint: ["access_token"] });
  expect(revocation?.query).toEqual({});

  await browser.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(browser).toHaveURL(/\/sign-in/);
  await browser.goto("/settings");
  await expect(browser).toHaveURL(/\/sign-in/);
});

test("a seller who comes back signs in, and is asked before revoked access is used again", async ({
  page,
  sandbox,
  run,
  openBrowser,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  const first = await openBrowser({ storageState: nobody });
  const before = new SellerPage(first);
  await before.startFrom(application.connectPath);
  await new MiraklSignInPage(first).grant(person, shop.name);
  await before.expectConnected(shop.name);

  const browser = await openBrowser({ storageState: nobody });
  const seller = new SellerPage(browser);
  const mirakl = new MiraklSignInPage(browser);
  await signInThrough(browser, application.label);
  await mirakl.grant(person, shop.name);
  await seller.expectConnected(shop.name);
  await seller.revoke(shop.name);
  await expect(seller.status(shop.name)).toHaveAttribute("data-status", "revoked");

  await signOut(browser);
  await signInThrough(browser, application.label);
  await mirakl.allow(shop.name);
  const main = browser.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toContainText("was revoked before");
  await main.getByRole("button", { name: "No, give the access back", exact: true }).click();
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("The access was given back");
  await browser.goto("/settings");
  await expect(seller.status(shop.name)).toHaveAttribute("data-status", "revoked");
  await expect
    .poll(async () => new Set((await sandbox.oauth.authorizationsOf(application)).map(({ state }) => state)))
    .toEqual(new Set(["revoked"]));

  await signOut(browser);
  await signInThrough(browser, application.label);
  await mirakl.allow(shop.name);
  await main.getByRole("button", { name: "Connect again", exact: true }).click();
  await seller.expectConnected(shop.name);
  await expect(seller.status(shop.name)).toHaveAttribute("data-status", "active");
});

test("signing in connects no shop by itself", async ({ page, sandbox, run, openBrowser }) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  const browser = await openBrowser({ storageState: nobody });
  await signInThrough(browser, application.label);
  await new MiraklSignInPage(browser).grant(person, shop.name);
  await expect(browser.getByRole("main").getByRole("heading", { level: 1 })).toHaveText(
    `${shop.name} is not connected here`,
  );
  const listed = await page.request.get(`/api/accounts?${new URLSearchParams({ q: shop.name })}`);
  expect((await listed.json()).accounts).toEqual([]);
  await browser.getByRole("button", { name: "Connect this shop", exact: true }).click();
  await new SellerPage(browser).expectConnected(shop.name);
});

test("one session holds what each return has proven, and nothing of others", async ({
  page,
  sandbox,
  run,
  openBrowser,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const [own, second, foreign] = await Promise.all([
    createShopWithPerson(sandbox),
    createShopWithPerson(sandbox),
    createShopWithPerson(sandbox),
  ]);
  const stranger = await openBrowser({ storageState: nobody });
  await new SellerPage(stranger).startFrom(application.connectPath);
  await new MiraklSignInPage(stranger).grant(foreign.person, foreign.shop.name);
  await new SellerPage(stranger).expectConnected(foreign.shop.name);

  const browser = await openBrowser({ storageState: nobody });
  const seller = new SellerPage(browser);
  const mirakl = new MiraklSignInPage(browser);
  await seller.startFrom(application.connectPath);
  await mirakl.grant(own.person, own.shop.name);
  await seller.expectConnected(own.shop.name);
  await seller.startFrom(application.connectPath);
  await browser.getByRole("button", { name: "Use another person", exact: true }).click();
  await mirakl.grant(second.person, second.shop.name);
  await seller.expectConnected(second.shop.name);
  await seller.expectConnected(own.shop.name);
  await expect(seller.card(foreign.shop.name)).toHaveCount(0);

  for (const path of ["/accounts", "/accounts/new", "/applications", "/tickets"]) {
    const { status } = await readPage(browser, path);
    expect(status, path).toBe(404);
  }
  for (const path of ["/api/accounts", "/api/applications", "/api/worker", "/api/tickets"]) {
    expect((await browser.request.get(path)).status(), path).toBe(403);
  }

  const foreignId = (await (await stranger.request.get("/api/own-accounts")).json()).accounts[0].id;
  await browser.goto("/settings");
  await seller.card(own.shop.name).getByRole("button", { name: "Revoke access", exact: true }).click();
  const dialog = browser.getByRole("dialog");
  const revoking = await CapturedAction.during(browser, () =>
    dialog.getByRole("button", { name: "Revoke access", exact: true }).click(),
  );
  await expect(seller.status(own.shop.name)).toHaveAttribute("data-status", "revoked");
  const { text } = await revoking.replay(browser.context().request, { accountId: foreignId });
  expect(text).toContain("account_not_found");
  await stranger.reload();
  await expect(new SellerPage(stranger).status(foreign.shop.name)).toHaveAttribute("data-status", "active");

  await seller.button("Revoke all").click();
  await browser.getByRole("dialog").getByRole("button", { name: "Revoke all", exact: true }).click();
  await expect(seller.status(second.shop.name)).toHaveAttribute("data-status", "revoked");
});

test("an admin who follows a public link stays an admin", async ({ page, sandbox, run, account }) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  await new SellerPage(page).startFrom(application.connectPath);
  await new MiraklSignInPage(page).grant(person, shop.name);
  await expect(page).toHaveURL(/\/accounts\/[0-9a-f-]{36}/);
  await expect(account.heading).toHaveText(shop.name);
  await page.goto("/accounts");
  await expect(page.getByRole("heading", { level: 1, name: "Accounts", exact: true })).toBeVisible();
});

async function signInThrough(browser: Page, application: string): Promise<void> {
  await browser.goto("/sign-in");
  await browser.getByLabel("Application", { exact: true }).selectOption(await optionOf(browser, application));
  await browser.getByRole("button", { name: "Sign in with Mirakl", exact: true }).click();
}

async function optionOf(browser: Page, application: string): Promise<string> {
  const option = browser.getByLabel("Application", { exact: true }).locator("option", { hasText: application });
  return (await option.getAttribute("value")) ?? "";
}

async function signOut(browser: Page): Promise<void> {
  await browser.goto("/settings");
  await browser.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(browser).toHaveURL(/\/sign-in/);
}

/** What a page answers to the browser's session, without showing it. */
async function readPage(browser: Page, path: string): Promise<{ status: number }> {
  const answer = await browser.request.get(path);
  return { status: answer.status() };
}
