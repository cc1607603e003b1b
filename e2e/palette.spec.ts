import type { Page } from "@playwright/test";
import { expectNoFindings } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { holdCode } from "./hold-code";
import { holdRequests } from "./hold-requests";
import { createShopWithPerson, registerApplication } from "./mirakl-application";
import { AccountsPage } from "./pages/accounts-page";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { SellerPage } from "./pages/seller-page";
import { signInViewer } from "./viewer-session";

const palette = (page: Page) => page.getByRole("dialog", { name: "Jump to", exact: true });
const field = (page: Page) => palette(page).getByRole("combobox");
const option = (page: Page, name: string | RegExp) => palette(page).getByRole("option", { name });

test("the palette goes to pages by keys alone, and gives the focus back", async ({ accounts, page }) => {
  await accounts.open();
  await accounts.searchBox.focus();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await expectNoFindings(page, "the command palette");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(accounts.searchBox).toBeFocused();

  await page.keyboard.press("Meta+k");
  await field(page).fill("activ");
  await expect(option(page, "Activity")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/activity");
  await expect(palette(page)).toBeHidden();
});

test("what is typed before the palette's code has arrived counts", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  await accountMaker.add(await sandbox.createShopWithKey());
  await accounts.open();
  const { letGo } = await holdCode(page);
  await accounts.searchBox.focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tick");
  await page.keyboard.press("Escape");
  await expect(accounts.searchBox).toBeFocused();
  await expect(accounts.searchBox).toHaveValue("");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("act");
  await letGo();
  await expect(field(page)).toHaveValue("act");
  await page.keyboard.type("iv");
  await expect(option(page, "Activity")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/activity");
});

test("the palette begins anew however it was closed, and says when it cannot look for accounts", async ({
  accounts,
  page,
  problems,
}) => {
  problems.expect(/ERR_FAILED/);
  await accounts.open();
  await accounts.searchBox.focus();
  await page.keyboard.press("Control+k");
  await field(page).fill("acme");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
  await expect(accounts.searchBox).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
  await page.route("**/api/accounts?*", (route) => route.abort());
  await field(page).fill("nobody is called so");
  await expect(palette(page)).toContainText("Accounts cannot be searched now: Latchkey does not answer.");
  await expect(palette(page)).not.toContainText("Nothing matches.");
  await expectNoFindings(page, "the command palette without accounts");
});

test("the palette finds an account and acts on it", async ({ accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  await accounts.open("status=revoked");
  await page.getByRole("button", { name: "Jump to", exact: true }).click();
  await field(page).fill(shop.name);
  await option(page, shop.name).click();
  await expect(field(page)).toBeFocused();
  await expect(option(page, "Revoke access")).toBeHidden();
  await field(page).fill("refresh");
  await page.keyboard.press("Enter");
  await expect(accounts.toast("Token refreshed")).toBeVisible();

  await page.keyboard.press("Control+k");
  await field(page).fill(shop.name);
  await option(page, shop.name).click();
  await option(page, "Remove account").click();
  const dialog = await accounts.dialog(`Remove ${shop.name}?`);
  // A dialog that waits for an answer is not covered.
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
  await dialog.cancel();

  await page.keyboard.press("Control+k");
  await field(page).fill(shop.name);
  await option(page, shop.name).click();
  await expect(option(page, "Open account")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(option(page, "Accounts")).toBeVisible();
  await field(page).fill(shop.name);
  await option(page, shop.name).click();
  await option(page, "Open account").click();
  await expect(page).toHaveURL(`/accounts/${id}`);
});

test("the palette offers what an earlier search found only where it matches, and says while it looks", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  const [first, second] = [await sandbox.createShopWithKey(), await sandbox.createShopWithKey()];
  await accountMaker.add(first);
  await accountMaker.add(second);
  await accounts.open("status=revoked");
  await page.keyboard.press("Control+k");
  await field(page).fill(first.name);
  await expect(option(page, first.name)).toHaveAttribute("aria-selected", "true");

  const letGo = await holdRequests(page, "**/api/accounts?**");
  await field(page).fill(second.name);
  await expect(palette(page).getByText("Looking…", { exact: true })).toBeVisible();
  await expect(option(page, first.name)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeVisible();
  letGo();
  await expect(option(page, second.name)).toHaveAttribute("aria-selected", "true");
  await field(page).fill("no such shop anywhere");
  await expect(palette(page).getByText("Nothing matches.", { exact: true })).toBeVisible();
});

test("the palette changes the theme, and offers a viewer nothing that changes accounts", async ({
  accountMaker,
  sandbox,
  browser,
  openBrowser,
  run,
}) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  const page = await openBrowser({ storageState: await signInViewer(browser, run) });
  await new AccountsPage(page).open();
  await page.keyboard.press("Control+k");
  await field(page).fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.keyboard.press("Control+k");
  await field(page).fill("users");
  await expect(option(page, "Users")).toBeHidden();
  await field(page).fill(shop.name);
  await option(page, shop.name).click();
  await expect(option(page, "Open its tickets")).toBeVisible();
  await expect(option(page, "Remove account")).toBeHidden();
  await expect(option(page, "Verify connection")).toBeHidden();
});

test("a seller finds what they connected, and no page of the back office", async ({
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

  await browser.getByRole("button", { name: "Jump to", exact: true }).click();
  await expect(option(browser, "Connected accounts")).toBeVisible();
  await expect(option(browser, "Tickets")).toBeHidden();
  await field(browser).fill(shop.name);
  await expect(option(browser, shop.name)).toHaveAttribute("aria-selected", "true");
  await browser.keyboard.press("Enter");
  await expect(palette(browser)).toBeHidden();
  await expect(seller.card(shop.name)).toBeFocused();
});
