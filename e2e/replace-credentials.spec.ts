import { expect, test } from "./fixtures";
import { failedAt } from "./pages/verification-result";

test("an API key: a wrong one keeps the old one", async ({ account, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await account.open(id);
  const dialog = await account.openDialog("Replace API key", `Replace API key of ${shop.name}?`);
  await expect(dialog.field("API key")).toHaveValue("");
  await expect(dialog.field("API key")).toHaveAccessibleDescription(
    `The stored key ends in ${shop.apiKey.slice(-4)} and is never shown.`,
  );
  await dialog.field("API key").fill("not-a-key-of-this-shop");
  await dialog.button("Replace API key").click();
  await dialog.result.expectStates(failedAt("Credentials"));
  await expect(dialog.problem).toContainText("Nothing was replaced");
  await expect(dialog.field("API key")).toHaveValue("not-a-key-of-this-shop");
  await dialog.cancel();

  await account.verify();
  await account.result.expectAllPassed();
  await expect(account.fact("API key")).toContainText(`ends in ${shop.apiKey.slice(-4)}`);
});

test("an API key of another shop is refused, and both shops are named", async ({ account, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  const other = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await account.open(id);
  const dialog = await account.openDialog("Replace API key", `Replace API key of ${shop.name}?`);
  await dialog.field("API key").fill(other.apiKey);
  await dialog.button("Replace API key").click();
  await expect(dialog.problem).toContainText(`${other.name} (${other.shopId})`);
  await expect(dialog.problem).toContainText(`${shop.name} (${shop.shopId})`);
  await dialog.cancel();
  await account.verify();
  await account.result.expectAllPassed();
});

test("an API key: the right one replaces, and brings a rejected account back", async ({
  account,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  const { apiKey } = await sandbox.regenerateApiKey(shop);
  await account.open(id);
  await account.verify();
  await account.expectStatus("reconnect");

  const dialog = await account.openDialog("Replace API key", `Replace API key of ${shop.name}?`);
  await dialog.field("API key").fill(apiKey);
  await dialog.button("Replace API key").click();
  await expect(dialog.root).toBeHidden();
  await expect(account.toast("API key replaced")).toBeVisible();
  await account.expectStatus("active");
  await expect(account.fact("API key")).toContainText(`ends in ${apiKey.slice(-4)}`);
  await expect(account.activity.getByRole("listitem").first()).toContainText("replaced the API key");
});

test("a rotated client secret is replaced by way of Reconnect", async ({ account, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  const { clientSecret } = await sandbox.rotateClientSecret(shop);
  await account.open(id);
  await account.refresh();
  await account.expectStatus("reconnect");
  await expect(page.getByRole("main").getByText("Reconnect needed").first()).toBeVisible();

  await page.goto(`/accounts/${id}?reconnect`);
  const dialog = await account.dialog(`Reconnect ${shop.name}`);
  await expect(page).toHaveURL(`/accounts/${id}`);
  await expect(dialog.field("Client ID")).toHaveValue(shop.clientId);
  await expect(dialog.field("Client secret")).toHaveValue("");
  await dialog.button("Reconnect").click();
  await expect(dialog.field("Client secret")).toHaveAccessibleDescription("Enter the client secret");

  await dialog.field("Client secret").fill(shop.clientSecret);
  await dialog.button("Reconnect").click();
  await dialog.result.expectStates(failedAt("Credentials"));
  await dialog.field("Client secret").fill(clientSecret);
  await dialog.button("Reconnect").click();
  await expect(dialog.root).toBeHidden();
  await account.expectStatus("active");
  await expect(account.fact("Client secret")).toContainText(`ends in ${clientSecret.slice(-4)}`);
  await expect(account.fact("Token expires in")).toHaveText(/^5\d min/);
});
