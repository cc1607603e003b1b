import { expect, test } from "./fixtures";
import { tabOnceTo, tabTo } from "./keyboard";
import { methods } from "./pages/wizard-page";
import { calls } from "./sandbox";

test("adds a shop by its API key", async ({ accounts, wizard, account, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  const name = `${shop.name} by key`;

  await accounts.open();
  await page.getByRole("link", { name: "Add account", exact: true }).click();
  await wizard.expectStep(1);
  await expect(wizard.method(methods.clientCredentials)).toHaveAccessibleDescription(/Recommended/);
  await wizard.chooseMethod(methods.apiKey);
  await wizard.continue();
  await expect(page).toHaveURL("/accounts/new?step=2&method=api_key");
  for (const radio of await page.getByRole("group", { name: "Target environment" }).getByRole("radio").all()) {
    await expect(radio).not.toBeChecked();
  }
  await expect(wizard.environmentRadio(sandbox.environment)).toHaveAccessibleDescription(sandbox.authHost);

  await wizard.fillIn({ "Account name": name, "Mirakl URL": `${shop.host}/mmp/shop/user/api`, "API key": shop.apiKey });
  await expect(wizard.field("Mirakl URL")).toHaveValue(shop.url);
  await expect(wizard.field("Mirakl URL")).toHaveAccessibleDescription(`Shortened from ${shop.host}/mmp/shop/user/api`);
  await expect(page.getByRole("link", { name: `${shop.host}/mmp/shop/user/api` })).toHaveAttribute(
    "href",
    `${shop.url}/mmp/shop/user/api`,
  );
  await expect(wizard.saveButton).toBeDisabled();

  await wizard.verify();
  await wizard.result.expectAllPassed();
  for (const check of ["Address", "Mirakl instance", "Credentials", "Environment", "Shop", "Messages"] as const) {
    await expect(wizard.result.check(check)).toContainText(/\d ms/);
  }
  await expect(wizard.result.check("Shop")).toContainText(`${shop.name} (${shop.shopId}), open`);

  const id = await wizard.save();
  await expect(account.heading).toHaveText(name);
  await expect(page.getByText("The account is set up. Its messages arrive within two minutes.")).toBeVisible();
  await account.expectStatus("active");

  await accounts.open(`q=${shop.shopId}`);
  await expect(accounts.row(name)).toContainText(`${shop.name} (${shop.shopId}) · ${shop.host}`);
  await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("href", `/accounts/${id}`);
});

test("asks Mirakl exactly what is documented", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": shop.url,
    "API key": shop.apiKey,
    "Shop ID": String(shop.shopId),
  });
  await wizard.verify();
  await wizard.result.expectAllPassed();

  const requests = await sandbox.requestsOf(shop);
  expect(requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    `GET ${calls.shop}`,
    `GET ${calls.threads}`,
    `GET ${calls.platform}`,
  ]);
  const asked = { shop_id: [String(shop.shopId)] };
  for (const { path, query, headers, status } of requests) {
    expect(query, path).toEqual(path === calls.threads ? { ...asked, limit: ["1"] } : asked);
    expect(headers.authorization, path).toBe(shop.apiKey);
    expect(status, path).toBe(200);
  }
});

test("the keyboard alone adds an account", async ({ wizard, account, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.open();
  await tabTo(page, wizard.method(methods.clientCredentials));
  await page.keyboard.press("ArrowDown");
  await expect(wizard.method(methods.signInWithMirakl)).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(wizard.method(methods.apiKey)).toBeChecked();
  await page.keyboard.press("Enter");
  await wizard.expectStep(2);

  await tabTo(page, wizard.field("Account name"));
  await page.keyboard.type(shop.name);
  await tabOnceTo(page, wizard.field("Mirakl URL"));
  await page.keyboard.type(shop.host);
  await tabTo(page, wizard.environmentRadio("Development"));
  await page.keyboard.press("Space");
  await expect(wizard.environmentRadio("Development")).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(wizard.environmentRadio(sandbox.environment)).toBeChecked();
  await tabOnceTo(page, wizard.field("API key"));
  await page.keyboard.type(shop.apiKey);
  await tabOnceTo(page, page.getByRole("button", { name: "Show", exact: true }));
  await page.keyboard.press("Space");
  await expect(wizard.field("API key")).toHaveAttribute("type", "text");
  await page.keyboard.press("Space");
  await expect(wizard.field("API key")).toHaveAttribute("type", "password");

  await tabTo(page, wizard.field("Shop ID"));
  await page.keyboard.press("Enter");
  await wizard.result.expectAllPassed();
  await expect(wizard.field("Shop ID")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(account.heading).toHaveText(shop.name);
});

test("two shops behind one key: the default one, and another by its Shop ID", async ({ wizard, account, sandbox }) => {
  const first = await sandbox.createShop();
  const second = await sandbox.createShop();
  const { apiKey } = await sandbox.createApiKey([first, second]);

  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": first.name, "Mirakl URL": first.url, "API key": apiKey });
  await wizard.verify();
  await wizard.result.expectAllPassed();
  await expect(wizard.result.check("Shop")).toContainText(`${first.name} (${first.shopId})`);
  await wizard.save();
  await expect(account.fact("Shop ID")).toHaveText(new RegExp(`^${first.shopId}.*default shop`));

  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({
    "Account name": second.name,
    "Mirakl URL": second.url,
    "API key": apiKey,
    "Shop ID": String(second.shopId),
  });
  await wizard.verify();
  await wizard.result.expectAllPassed();
  await expect(wizard.result.check("Shop")).toContainText(`${second.name} (${second.shopId})`);
  await wizard.save();
  await expect(account.fact("Name")).toHaveText(second.name);
  await expect(account.fact("Shop ID")).toHaveText(String(second.shopId));
});

test("a suspended shop says so, and can be connected", async ({ wizard, account, sandbox }) => {
  const shop = await sandbox.createShopWithKey({ state: "SUSPENDED" });
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await wizard.result.expectAllPassed();
  await expect(wizard.result.check("Shop")).toContainText("suspended");
  await wizard.save();
  await expect(account.fact("State")).toHaveText("Suspended");
});

test("changing a verified value asks for a new check", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled();

  await wizard.field("Account name").fill(`${shop.name}, renamed`);
  await expect(wizard.saveButton).toBeEnabled();

  await wizard.field("Shop ID").fill(String(shop.shopId));
  await expect(wizard.saveButton).toBeDisabled();
  await expect(wizard.saveButton).toHaveAccessibleDescription(/changed after the check/);
  await wizard.field("Shop ID").fill("");
  await expect(wizard.saveButton).toBeDisabled();

  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled();
  await wizard.environmentRadio("Production").check();
  await expect(wizard.saveButton).toBeDisabled();
});
