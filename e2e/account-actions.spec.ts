import { expect, test } from "./fixtures";
import { calls } from "./sandbox";

test("verifies from the row", async ({ accounts, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await accounts.act(shop.name, "Verify connection");
  const dialog = await accounts.dialog(`Connection of ${shop.name}`);
  await dialog.result.expectAllPassed();
  await dialog.button("Close").click();
  await expect(dialog.root).toBeHidden();
});

test("refreshes from the row: a toast, and a later end", async ({ accounts, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 3_000 });
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  const before = await accounts.instant(shop.name, "Expires");
  const asked = (await sandbox.requestsOf(shop, { path: calls.token })).length;

  await accounts.act(shop.name, "Refresh token");
  await expect(accounts.toast("Token refreshed")).toBeVisible();
  await expect.poll(() => accounts.instant(shop.name, "Expires")).toBeGreaterThan(before);
  expect(await sandbox.requestsOf(shop, { path: calls.token })).toHaveLength(asked + 1);
});

test("a refresh that fails says why, and that it is tried again", async ({ accounts, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithClient();
  await accountMaker.add(shop);
  await sandbox.fail({ kind: "429", clientId: shop.clientId, path: calls.token, retryAfterSeconds: 600, times: 5 });
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await accounts.act(shop.name, "Refresh token");
  await expect(accounts.toast("Not refreshed")).toBeVisible();
  await expect(accounts.toast(/asks to wait 10 min before the next call/)).toBeVisible();
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "failing");
  await expect(accounts.cell(shop.name, "Next refresh")).toContainText("Attempt 2");
});

test("an API key has nothing to refresh or to revoke", async ({ accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  const menu = await accounts.openMenu(shop.name);
  await expect(menu.getByRole("menuitem")).toHaveText([
    /^Verify connection/,
    /^Reconnect/,
    /^Change tags/,
    /^Remove account/,
  ]);
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
});

test("Reconnect leads to the account, with the dialog open", async ({ accounts, account, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await accounts.act(shop.name, "Reconnect");
  const dialog = await account.dialog(`Reconnect ${shop.name}`);
  await expect(dialog.field("API key")).toBeFocused();
  await expect(account.page).toHaveURL(`/accounts/${id}`);
});

test("removes only after a confirmation", async ({ accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);

  await accounts.act(shop.name, "Remove account");
  const dialog = await accounts.dialog(`Remove ${shop.name}?`);
  await expect(dialog.root).toContainText("Its secrets are destroyed at once.");
  await expect(dialog.root).toContainText("Data at Mirakl is not affected.");
  await expect(dialog.root).toContainText("The API key stays valid at Mirakl");
  await expect(dialog.root.getByRole("link")).toHaveAttribute("href", `${shop.url}/mmp/shop/user/api`);
  await dialog.cancel();
  await expect(dialog.root).toBeHidden();
  await expect(accounts.row(shop.name)).toBeVisible();

  await accounts.act(shop.name, "Remove account");
  await dialog.button("Remove account").click();
  await expect(dialog.root).toBeHidden();
  await expect(accounts.toast("Account removed")).toBeVisible();
  await expect(accounts.row(shop.name)).toHaveCount(0);
  expect((await page.request.get(`/api/accounts/${id}`)).status()).toBe(404);
});

test("the same shop can be added again after it was removed", async ({ accounts, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await accounts.act(shop.name, "Remove account");
  await (await accounts.dialog(`Remove ${shop.name}?`)).button("Remove account").click();
  await expect(accounts.toast("Account removed")).toBeVisible();
  await accountMaker.add({ ...shop, name: `${shop.name} again` });
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(accounts.names()).toHaveText([`${shop.name} again`]);
});
