import type { Page } from "@playwright/test";
import { expect, nobody, test } from "./fixtures";
import { createShopWithPerson, type RegisteredApplication, registerApplication } from "./mirakl-application";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { SellerPage } from "./pages/seller-page";
import { calls, type FaultKind, type Sandbox } from "./sandbox";

/** A seller's browser with a return in hand that it has not taken. */
async function holdReturn(browser: Page, application: RegisteredApplication, sandbox: Sandbox) {
  const { shop, person } = await createShopWithPerson(sandbox);
  await new SellerPage(browser).startFrom(application.connectPath);
  await browser.waitForURL(/\/authorize\?/);
  const { redirectUri } = application;
  const url = new URL(redirectUri);
  url.searchParams.set("code", await sandbox.oauth.createCode(application, { person, shop, redirectUri }));
  url.searchParams.set("state", new URL(browser.url()).searchParams.get("state") ?? "");
  return { url, shop };
}

async function expectRefused(browser: Page, title: string): Promise<void> {
  await expect(browser).toHaveURL(/\/auth\/mirakl\/result\//);
  const main = browser.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(main.getByRole("link").first()).toBeVisible();
  await expect(main).not.toContainText(/undefined|\bnull\b|\[object/);
}

/** Nobody has the shop of this name. */
async function expectNothingConnected(page: Page, name: string): Promise<void> {
  const listed = await page.request.get(`/api/accounts?${new URLSearchParams({ q: name })}`);
  const { accounts } = (await listed.json()) as { accounts: { shopName: string | null }[] };
  expect(accounts.filter(({ shopName }) => shopName === name)).toEqual([]);
}

test("a return without its state, with a forged or repeated one, ends in words", async ({
  page,
  sandbox,
  run,
  openBrowser,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const browser = await openBrowser({ storageState: nobody });
  const { url, shop } = await holdReturn(browser, application, sandbox);
  const bad = [
    (altered: URL) => altered.searchParams.delete("state"),
    (altered: URL) => altered.searchParams.set("state", "forged"),
    (altered: URL) => altered.searchParams.append("state", "another"),
  ];
  for (const alter of bad) {
    const altered = new URL(url);
    alter(altered);
    await browser.goto(altered.href);
    await expectRefused(browser, "This return from Mirakl cannot be used");
  }
  await expectNothingConnected(page, shop.name);
  // The trip itself is as it was.
  await browser.goto(url.href);
  await new SellerPage(browser).expectConnected(shop.name);
});

test("a return belongs to the browser that began it, and counts once", async ({ page, sandbox, run, openBrowser }) => {
  const application = await registerApplication(page, { sandbox, run });
  const browser = await openBrowser({ storageState: nobody });
  const thief = await openBrowser({ storageState: nobody });
  const { url, shop } = await holdReturn(browser, application, sandbox);
  await thief.goto(url.href);
  await expectRefused(thief, "This return from Mirakl cannot be used");
  await expectNothingConnected(page, shop.name);

  url.searchParams.set("unknown", "parameter");
  await browser.goto(url.href);
  const seller = new SellerPage(browser);
  await seller.expectConnected(shop.name);
  await browser.goto(url.href);
  await expectRefused(browser, "This sign-in was completed before");
  await browser.goto("/settings");
  await expect(seller.status(shop.name)).toHaveAttribute("data-status", "active");
  expect(await sandbox.requestsOf(application, { path: calls.token })).toHaveLength(1);
});

test("refusing at Mirakl connects nothing, and offers to start again", async ({ page, sandbox, run, openBrowser }) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  const browser = await openBrowser({ storageState: nobody });
  await new SellerPage(browser).startFrom(application.connectPath);
  const mirakl = new MiraklSignInPage(browser);
  await mirakl.signIn(person);
  await mirakl.deny();
  await expectRefused(browser, "Access was not granted");
  await expectNothingConnected(page, shop.name);
  await browser.getByRole("link", { name: "Start again", exact: true }).click();
  await expect(browser).toHaveURL(application.connectPath);
});

test("a return without a code, or with one that is spent, ends in words", async ({
  page,
  sandbox,
  run,
  openBrowser,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const browser = await openBrowser({ storageState: nobody });
  const first = await holdReturn(browser, application, sandbox);
  first.url.searchParams.delete("code");
  await browser.goto(first.url.href);
  await expectRefused(browser, "Mirakl’s answer is incomplete");

  const other = await openBrowser({ storageState: nobody });
  const second = await holdReturn(other, application, sandbox);
  second.url.searchParams.set("code", "spent-or-made-up");
  await other.goto(second.url.href);
  await expectRefused(other, "Mirakl’s answer is no longer valid");
  await expectNothingConnected(page, second.shop.name);
});

test("an error of Mirakl's is shown in its words, harmless as they may be", async ({
  page,
  sandbox,
  run,
  openBrowser,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const browser = await openBrowser({ storageState: nobody });
  const { url } = await holdReturn(browser, application, sandbox);
  url.searchParams.delete("code");
  url.searchParams.set("error", "server_error");
  url.searchParams.set("error_description", "<img src=x onerror=alert(1)> broken");
  await browser.goto(url.href);
  await expectRefused(browser, "Mirakl ended the sign-in");
  await expect(browser.getByRole("main")).toContainText("<img src=x onerror=alert(1)> broken");
});

const faults: [FaultKind, RegExp][] = [
  ["503", /cannot answer/],
  ["garbage", /not what Mirakl documents/],
  ["html", /not what Mirakl documents/],
  ["reset", /broke off/],
];
for (const [kind, words] of faults) {
  test(`a token endpoint that answers with ${kind} leaves no half-made account`, async ({
    page,
    sandbox,
    run,
    openBrowser,
  }) => {
    const application = await registerApplication(page, { sandbox, run });
    const browser = await openBrowser({ storageState: nobody });
    const { url, shop } = await holdReturn(browser, application, sandbox);
    await sandbox.fail({ kind, path: calls.token, clientId: application.clientId });
    await browser.goto(url.href);
    await expect(browser.getByRole("main")).toContainText(words);
    await expectNothingConnected(page, shop.name);
  });
}
