import type { Page } from "@playwright/test";
import { expect, nobody, test } from "./fixtures";
import { tabTo } from "./keyboard";
import { addOwnUser } from "./own-user";
import { methods } from "./pages/wizard-page";

test.use({ storageState: nobody });

/** By the palette, as somebody gets anywhere without a mouse. */
async function jumpTo(page: Page, words: string, address: string | RegExp): Promise<void> {
  const field = page.getByRole("dialog", { name: "Jump to", exact: true }).getByRole("combobox");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(words);
  await expect(page.getByRole("option", { selected: true })).toContainText(words);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address);
}

test("a whole day's work without a mouse", async ({
  page,
  signIn,
  wizard,
  account,
  accounts,
  sandbox,
  run,
  problems,
}) => {
  // The page of the account that is removed may ask once more what became of it.
  problems.expect(/404.*\/api\/accounts\//);
  test.setTimeout(180_000);
  let pressed = 0;
  await page.exposeFunction("notePointer", () => {
    pressed += 1;
  });
  await page.addInitScript(() => {
    const { notePointer } = window as typeof window & { notePointer: () => void };
    addEventListener("pointerdown", notePointer, { capture: true });
  });
  const { keyboard } = page;
  const user = await addOwnUser(run, "admin");
  const shop = await sandbox.createShopWithKey();

  await test.step("signing in", async () => {
    await signIn.open();
    await tabTo(page, signIn.email);
    await keyboard.type(user.email);
    await tabTo(page, signIn.password);
    await keyboard.type(user.password);
    await keyboard.press("Enter");
    await expect(page).toHaveURL("/accounts");
  });

  await test.step("adding an account", async () => {
    await jumpTo(page, "Add account", /\/accounts\/new/);
    await tabTo(page, wizard.method(methods.clientCredentials));
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await expect(wizard.method(methods.apiKey)).toBeChecked();
    await keyboard.press("Enter");
    await wizard.expectStep(2);
    await tabTo(page, wizard.field("Account name"));
    await keyboard.type(shop.name);
    await tabTo(page, wizard.field("Mirakl URL"));
    await keyboard.type(shop.host);
    await tabTo(page, wizard.environmentRadio("Development"));
    await keyboard.press("ArrowUp");
    await expect(wizard.environmentRadio(sandbox.environment)).toBeChecked();
    await tabTo(page, wizard.field("API key"));
    await keyboard.type(shop.apiKey);
    await keyboard.press("Enter");
    await wizard.result.expectAllPassed();
    await keyboard.press("Enter");
    await expect(account.heading).toHaveText(shop.name);
  });

  await test.step("working on it", async () => {
    await tabTo(page, page.getByRole("button", { name: "Verify connection", exact: true }));
    await keyboard.press("Enter");
    await account.result.expectAllPassed();
    await jumpTo(page, "Accounts", "/accounts");
    await expect(async () => {
      await keyboard.press("/");
      await expect(accounts.searchBox).toBeFocused({ timeout: 500 });
    }).toPass();
    await keyboard.type(shop.name);
    await expect(accounts.names()).toHaveText([shop.name]);
    await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    await expect(accounts.selectionBar).toContainText("1 selected");
    await keyboard.press("Escape");
    await keyboard.press("Enter");
    await expect(account.heading).toHaveText(shop.name);
  });

  await test.step("removing it", async () => {
    await tabTo(page, page.getByRole("button", { name: "Remove account", exact: true }));
    await keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: `Remove ${shop.name}?`, exact: true });
    await tabTo(page, dialog.getByRole("button", { name: "Remove account", exact: true }));
    await keyboard.press("Enter");
    await expect(page).toHaveURL(/\/accounts(\?|$)/);
  });

  await test.step("leaving", async () => {
    await jumpTo(page, "Activity", "/activity");
    await tabTo(page, page.getByRole("button", { name: "Account menu", exact: true }));
    await keyboard.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Sign out", exact: true })).toBeFocused();
    await keyboard.press("Enter");
    await expect(page).toHaveURL("/sign-in");
  });
  expect(pressed, "presses of a pointer").toBe(0);
});
