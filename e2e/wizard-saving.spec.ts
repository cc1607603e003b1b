import { isAction } from "./captured-action";
import { expect, test } from "./fixtures";
import { holdRequests } from "./hold-requests";
import { methods } from "./pages/wizard-page";

test("a double click saves once", async ({ wizard, accounts, account, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled();

  const saves: string[] = [];
  page.on("request", (request) => isAction(request) && saves.push(request.url()));
  await wizard.saveButton.dblclick();
  await expect(account.heading).toHaveText(shop.name);
  expect(saves).toHaveLength(1);

  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(accounts.names()).toHaveText([shop.name]);
});

test("what is being saved can no longer be typed over", async ({ wizard, account, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled();

  const letGo = await holdRequests(page, "**/accounts/new**");
  await wizard.saveButton.click();
  await expect(wizard.field("Account name")).not.toBeEditable();
  await expect(wizard.field("API key")).not.toBeEditable();
  letGo();
  await expect(account.heading).toHaveText(shop.name);
});

test("the same shop twice is refused, and the existing account named", async ({ wizard, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  const existing = `${shop.name}, the first`;
  const id = await accountMaker.add({ name: existing, url: shop.url, apiKey: shop.apiKey });
  const another = await sandbox.createApiKey([shop]);

  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": `${shop.name}, again`, "Mirakl URL": shop.url, "API key": another.apiKey });
  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled();
  await wizard.saveButton.click();
  await expect(wizard.problem).toContainText(`${existing} already connects this shop in ${sandbox.environment}.`);
  await expect(wizard.problem.getByRole("link")).toHaveAttribute("href", `/accounts/${id}`);
  await expect(wizard.field("Account name")).toHaveValue(`${shop.name}, again`);
  await expect(wizard.field("API key")).toHaveValue(another.apiKey);
});

test("two saves of one shop at the same moment make one account", async ({ accountMaker, accounts, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  const another = await sandbox.createApiKey([shop]);
  const answers = await Promise.all([
    accountMaker.attempt({ name: `${shop.name} one`, url: shop.url, apiKey: shop.apiKey }),
    accountMaker.attempt({ name: `${shop.name} two`, url: shop.url, apiKey: another.apiKey }),
  ]);
  const texts = answers.map(({ text }) => text);
  expect(texts.filter((text) => text.includes('"outcome":"saved"'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('"code":"account_already_exists"'))).toHaveLength(1);

  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(accounts.names()).toHaveText([new RegExp(`^${shop.name} (one|two)$`)]);
});

test("what was verified and no longer works is not saved", async ({ wizard, accounts, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled();

  await sandbox.rejectApiKey(shop);
  await wizard.saveButton.click();
  await expect(wizard.result.check("Credentials")).toHaveAttribute("data-state", "failed");
  await expect(wizard.saveButton).toBeDisabled();
  await expect(wizard.field("API key")).toHaveValue(shop.apiKey);

  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(accounts.page.getByRole("heading", { name: "No account matches" })).toBeVisible();
});
