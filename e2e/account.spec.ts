import { expect, test } from "./fixtures";
import { AccountPage } from "./pages/account-page";
import { calls } from "./sandbox";

test("shows the facts, and of the secret no more than its end", async ({ account, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  await account.open(id);
  await expect(page).toHaveTitle(`${shop.name} · Latchkey`);
  await expect(account.fact("Authentication")).toHaveText("Client credentials");
  await expect(account.fact("Environment")).toHaveText(sandbox.environment);
  await expect(account.fact("Auth host")).toHaveText(sandbox.authHost);
  await expect(account.fact("Client secret")).toContainText(`ends in ${shop.clientSecret.slice(-4)}`);
  await expect(account.fact("Mirakl URL")).toContainText(shop.host);
  await expect(account.fact("Name")).toHaveText(shop.name);
  await expect(account.fact("State")).toHaveText("Open");
  await expect(account.fact("Token expires in")).toHaveText(/^5\d min( \d+ s)?$/);
  expect(await page.content()).not.toContain(shop.clientSecret);
});

test("an account that does not exist says so", async ({ account, page, problems }) => {
  problems.expect(/404/);
  await account.open("00000000-0000-4000-8000-000000000000");
  await expect(page.getByText("This account does not exist, or no longer")).toBeVisible();
  await page.getByRole("link", { name: "Go to the accounts", exact: true }).click();
  await expect(page).toHaveURL("/accounts");
});

test("verifies with the stored credentials, and keeps it in the history", async ({
  account,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await account.open(id);
  await account.verify();
  await account.result.expectAllPassed();
  const latest = account.history.getByRole("listitem").first();
  await expect(latest).toContainText("Verified by hand");
  await expect(latest).toContainText("All 6 checks passed");
  await expect(latest).toContainText(/\d ms/);
  await expect(account.activity.getByRole("listitem").first()).toContainText("verified the connection: works");

  await sandbox.rejectApiKey(shop);
  await account.verify();
  await expect(account.result.check("Credentials")).toHaveAttribute("data-state", "failed");
  await account.expectStatus("reconnect");
  await expect(latest).toHaveAttribute("data-outcome", "failed");
  await expect(latest).toContainText("Mirakl does not accept this key.");
});

test("a token is refreshed by hand, with a toast and a line in the history", async ({
  account,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 3_000 });
  const id = await accountMaker.add(shop);
  await account.open(id);
  const asked = (await sandbox.requestsOf(shop, { path: calls.token })).length;
  await account.refresh();
  await expect(account.toast("Token refreshed")).toBeVisible();
  await expect(account.history.getByRole("listitem").first()).toContainText("Refreshed by hand");
  await expect(account.activity.getByRole("listitem").first()).toContainText("refreshed the token by hand");
  expect(await sandbox.requestsOf(shop, { path: calls.token })).toHaveLength(asked + 1);
});

test("two refreshes at the same instant reach Mirakl once", async ({ accountMaker, sandbox, openBrowser }) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  const tabs = [new AccountPage(await openBrowser()), new AccountPage(await openBrowser())];
  for (const tab of tabs) await tab.open(id);
  // Slow enough that both are under way at once.
  await sandbox.fail({ kind: "slow", clientId: shop.clientId, path: calls.token, delayMs: 1_500, times: 2 });
  const asked = (await sandbox.requestsOf(shop, { path: calls.token })).length;

  await Promise.all(tabs.map((tab) => tab.refresh()));
  for (const tab of tabs) await expect(tab.toast("Token refreshed")).toBeVisible();
  expect(await sandbox.requestsOf(shop, { path: calls.token })).toHaveLength(asked + 1);
});

test("is renamed", async ({ account, accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await account.open(id);
  const dialog = await account.openDialog("Rename", `Rename ${shop.name}`);
  await expect(dialog.field("Account name")).toHaveValue(shop.name);
  await dialog.field("Account name").fill(" ");
  await dialog.button("Rename").click();
  await expect(dialog.field("Account name")).toHaveAccessibleDescription("Enter the account name");
  await dialog.field("Account name").fill(`${shop.name} & Söhne`);
  await page.keyboard.press("Enter");
  await expect(dialog.root).toBeHidden();
  await expect(account.heading).toHaveText(`${shop.name} & Söhne`);
  await expect(account.activity.getByRole("listitem").first()).toContainText(
    `renamed it from ${shop.name} to ${shop.name} & Söhne`,
  );
  await accounts.open(`q=${encodeURIComponent("& söhne")}`);
  await expect(accounts.row(`${shop.name} & Söhne`)).toBeVisible();
});

test("is removed after a confirmation, and its page says so", async ({
  account,
  accountMaker,
  sandbox,
  page,
  problems,
}) => {
  problems.expect(/404/);
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  await account.open(id);
  const dialog = await account.openDialog("Remove account", `Remove ${shop.name}?`);
  await expect(dialog.root).toContainText("The client secret stays valid at Mirakl");
  await dialog.cancel();
  await expect(dialog.root).toBeHidden();
  await account.button("Remove account").click();
  await dialog.button("Remove account").click();
  await expect(page).toHaveURL("/accounts");
  await expect(account.toast("Account removed")).toBeVisible();
  await account.open(id);
  await expect(page.getByText("This account does not exist, or no longer")).toBeVisible();
});
