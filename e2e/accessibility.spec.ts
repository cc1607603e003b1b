import { expectAccessible, expectNoFindings } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { methods } from "./pages/wizard-page";
import { calls } from "./sandbox";

test.describe("signing in", () => {
  test.use({ storageState: nobody });

  test("the sign-in page, also after a rejection", async ({ signIn, page, problems }) => {
    problems.expect(/401/);
    await signIn.open();
    await expectAccessible(page, "sign-in");
    await signIn.signIn({ email: "nobody@latchkey.example", password: "wrong" });
    await expect(signIn.problem).toBeVisible();
    await expectAccessible(page, "sign-in, rejected");
  });
});

test("the accounts table: filled, without a match, and without any account", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  const mark = `Axe ${Date.now()}`;
  const healthy = await sandbox.createShopWithClient();
  const limited = await sandbox.createShopWithKey({ role: "messages" });
  const rotated = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 5 });
  const down = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 5 });
  await accountMaker.add({ ...healthy, name: `${mark} healthy` });
  await accountMaker.add({ ...limited, name: `${mark} limited` });
  await accountMaker.add({ ...rotated, name: `${mark} rotated` });
  await accountMaker.add({ ...down, name: `${mark} down` });
  await sandbox.rotateClientSecret(rotated);
  await sandbox.fail({ kind: "503", clientId: down.clientId, path: calls.token, retryAfterSeconds: 600, times: 50 });

  await accounts.open(`q=${encodeURIComponent(mark)}`);
  await expect(accounts.badge(`${mark} rotated`)).toHaveAttribute("data-status", "reconnect", { timeout: 30_000 });
  await expect(accounts.badge(`${mark} down`)).toHaveAttribute("data-status", "expired", { timeout: 30_000 });
  await expectAccessible(page, "accounts");

  await accounts.search(`nobody-${mark}`);
  await expect(page.getByRole("heading", { name: "No account matches", exact: true })).toBeVisible();
  await expectAccessible(page, "accounts without a match");

  // Other stories fill the table at the same time, so this page is told that there are none.
  await page.route("**/api/accounts**", async (route) => {
    const answer = await route.fetch();
    const total = { total: 0, exact: true, empty: true };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...noAccounts, ...total } });
  });
  await accounts.search("");
  await expect(page.getByRole("heading", { name: "Connect your first account", exact: true })).toBeVisible({
    timeout: 15_000,
  });
  await expectAccessible(page, "accounts without any");
});

const noAccounts = { accounts: [], from: 0, nextCursor: null, previousCursor: null };

test("menus, filters and dialogs of the table", async ({ accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);

  await accounts.openMenu(shop.name);
  await expectNoFindings(page, "menu of a row");
  await page.keyboard.press("Escape");
  await accounts.filterButton("Status").click();
  await expect(page.getByRole("dialog", { name: "Status", exact: true })).toBeVisible();
  await expectNoFindings(page, "filter");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Account menu", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out", exact: true })).toBeVisible();
  await expectNoFindings(page, "user menu");
  await page.keyboard.press("Escape");

  await sandbox.rejectApiKey(shop);
  await accounts.act(shop.name, "Verify connection");
  const verify = await accounts.dialog(`Connection of ${shop.name}`);
  await expect(verify.result.check("Credentials")).toHaveAttribute("data-state", "failed");
  await expectAccessible(page, "dialog to verify");
  await verify.button("Close").click();

  await accounts.act(shop.name, "Remove account");
  await accounts.dialog(`Remove ${shop.name}?`);
  await expectAccessible(page, "dialog to remove");
});

test("the menu of a phone", async ({ accounts, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await accounts.open();
  await page.getByRole("button", { name: "Open menu", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Menu", exact: true })).toBeVisible();
  await expectNoFindings(page, "menu of a phone");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Filters", exact: true })).toBeVisible();
  await expectNoFindings(page, "filters of a phone");
});

test("the wizard, step 1 and an application that is missing", async ({ wizard, page }) => {
  await wizard.open();
  await expectAccessible(page, "step 1");
  await wizard.chooseMethod(methods.signInWithMirakl);
  await wizard.continue();
  await expectAccessible(page, "step 2, Sign in with Mirakl");
});

for (const method of [methods.apiKey, methods.clientCredentials]) {
  test(`the wizard, step 2 by ${method}: empty, marked, failed, passed`, async ({ wizard, sandbox, page }) => {
    const shop = await sandbox.createShop();
    const { apiKey } = await sandbox.createApiKey([shop]);
    const client = await sandbox.createMarketplaceClient([shop]);
    const right =
      method === methods.apiKey
        ? { "API key": apiKey }
        : { "Client ID": client.clientId, "Client secret": client.clientSecret };
    const wrong = Object.fromEntries(Object.keys(right).map((field) => [field, "wrong"]));

    await wizard.openForm(method);
    await expectAccessible(page, "empty form");
    await wizard.verify();
    await expect(wizard.field("Account name")).toBeFocused();
    await expectAccessible(page, "marked form");
    await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": `${shop.host}/api`, ...wrong });
    await wizard.verify();
    await expect(wizard.result.check("Credentials")).toHaveAttribute("data-state", "failed");
    await expectAccessible(page, "failed check");
    await wizard.fillIn(right);
    await wizard.verify();
    await wizard.result.expectAllPassed();
    await expectAccessible(page, "passed check");
  });
}

test("an account: healthy, verified, and its dialogs", async ({ account, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  await account.open(id);
  await account.verify();
  await account.result.expectAllPassed();
  await expectAccessible(page, "account");

  const rename = await account.openDialog("Rename", `Rename ${shop.name}`);
  await expectAccessible(page, "dialog to rename");
  await rename.cancel();
  await account.openDialog("Remove account", `Remove ${shop.name}?`);
  await expectAccessible(page, "dialog to remove");
});

test("an account in trouble, and the dialog that helps", async ({ account, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  await account.open(id);
  await sandbox.rotateClientSecret(shop);
  await account.refresh();
  await account.expectStatus("reconnect");
  await expectAccessible(page, "account in trouble");
  const reconnect = await account.openDialog("Reconnect", `Reconnect ${shop.name}`);
  await reconnect.field("Client secret").fill("wrong");
  await reconnect.button("Reconnect").click();
  await expect(reconnect.result.check("Credentials")).toHaveAttribute("data-state", "failed");
  await expectAccessible(page, "dialog to reconnect, with a failed check");
});

test("an account by key, and one that is not there", async ({ account, accountMaker, sandbox, page, problems }) => {
  problems.expect(/404/);
  const shop = await sandbox.createShopWithKey({ role: "shop_details" });
  const id = await accountMaker.add(shop);
  await account.open(id);
  await expectAccessible(page, "account by key");
  await account.open("00000000-0000-4000-8000-000000000000");
  await expect(page.getByText("This account does not exist, or no longer")).toBeVisible();
  await expectAccessible(page, "account that is not there");
});
