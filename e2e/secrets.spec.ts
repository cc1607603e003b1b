import { statSync } from "node:fs";
import { readEveryAddress } from "./every-address";
import { expect, nobody, test } from "./fixtures";
import { LeakSearch } from "./leak-search";
import { methods } from "./pages/wizard-page";

test.use({ storageState: nobody });

/** Nothing of it may come back, as little as of a right one. */
const wrong = (what: string) => `wrong-${what}-4c9e${Date.now()}`;

test("secrets that are typed in come to light nowhere", async ({
  signIn,
  wizard,
  accounts,
  account,
  sandbox,
  page,
  context,
  run,
  problems,
}) => {
  problems.expect(/Failed to load resource.*401/);
  const search = new LeakSearch();
  search.watch(context);
  // Searches for what is no secret, and has to find it.
  const control = new LeakSearch();
  control.watch(context);

  await test.step("signing in", async () => {
    const password = wrong("password");
    search.addSecret("the wrong password", password);
    search.addSecret("the admin's password", run.admin.password);
    await signIn.open();
    await signIn.signIn({ email: run.admin.email, password });
    await expect(signIn.problem).toBeVisible();
    await search.look(page);
    await signIn.signIn(run.admin);
    await expect(page).toHaveURL("/accounts");
    await search.look(page);
  });

  const keyShop = await sandbox.createShopWithKey();
  control.addSecret("the shop's name", keyShop.name);
  const keyAccount = await test.step("adding by API key", async () => {
    const apiKey = wrong("key");
    search.addSecret("the wrong API key", apiKey);
    search.addSecret("the API key", keyShop.apiKey);
    await wizard.openForm(methods.apiKey);
    await wizard.fillIn({ "Account name": keyShop.name, "Mirakl URL": keyShop.url, "API key": apiKey });
    await search.lookAtStorage(page);
    await wizard.verify();
    await expect(wizard.result.check("Credentials")).toHaveAttribute("data-state", "failed");
    await wizard.fillIn({ "API key": keyShop.apiKey });
    await search.lookAtStorage(page);
    await wizard.verify();
    await expect(wizard.saveButton).toBeEnabled();
    await search.lookAtStorage(page);
    return wizard.save();
  });

  const clientShop = await sandbox.createShopWithClient();
  const clientAccount = await test.step("adding by client ID and secret", async () => {
    const clientSecret = wrong("secret");
    search.addSecret("the wrong client secret", clientSecret);
    search.addSecret("the client secret", clientShop.clientSecret);
    await wizard.openForm(methods.clientCredentials);
    await wizard.fillIn({
      "Account name": clientShop.name,
      "Mirakl URL": clientShop.url,
      "Client ID": clientShop.clientId,
      "Client secret": clientSecret,
    });
    await wizard.verify();
    await expect(wizard.result.check("Credentials")).toHaveAttribute("data-state", "failed");
    await wizard.fillIn({ "Client secret": clientShop.clientSecret });
    await wizard.verify();
    await expect(wizard.saveButton).toBeEnabled();
    await search.lookAtStorage(page);
    return wizard.save();
  });

  await test.step("using the accounts", async () => {
    await account.open(clientAccount);
    await account.verify();
    await account.result.expectAllPassed();
    await account.refresh();
    await expect(account.toast("Token refreshed")).toBeVisible();
    await search.look(page);
    await account.open(keyAccount);
    await account.verify();
    await account.result.expectAllPassed();
    await search.look(page);
    await accounts.open(`q=${encodeURIComponent(clientShop.name)}`);
    await expect(accounts.row(clientShop.name)).toBeVisible();
    await search.look(page);
  });

  await test.step("replacing the API key", async () => {
    const apiKey = wrong("new-key");
    const replaced = await sandbox.regenerateApiKey(keyShop);
    search.addSecret("the wrong new API key", apiKey);
    search.addSecret("the new API key", replaced.apiKey);
    await account.open(keyAccount);
    const dialog = await account.openDialog("Replace API key", `Replace API key of ${keyShop.name}?`);
    await dialog.field("API key").fill(apiKey);
    await dialog.button("Replace API key").click();
    await expect(dialog.result.check("Credentials")).toHaveAttribute("data-state", "failed");
    await dialog.field("API key").fill(replaced.apiKey);
    await dialog.button("Replace API key").click();
    await expect(dialog.root).toBeHidden();
    await expect(account.fact("API key")).toContainText(`ends in ${replaced.apiKey.slice(-4)}`);
    await search.look(page);
  });

  await test.step("replacing the client secret", async () => {
    const rotated = await sandbox.rotateClientSecret(clientShop);
    search.addSecret("the new client secret", rotated.clientSecret);
    await account.open(clientAccount);
    await account.refresh();
    await account.expectStatus("reconnect");
    await search.look(page);
    const dialog = await account.openDialog("Reconnect", `Reconnect ${clientShop.name}`);
    await dialog.field("Client secret").fill(rotated.clientSecret);
    await dialog.button("Reconnect").click();
    await expect(dialog.root).toBeHidden();
    await account.expectStatus("active");
    await account.verify();
    await account.result.expectAllPassed();
    await page.reload();
    await search.look(page);
  });

  const tokens = await sandbox.tokensOf(clientShop);
  expect(tokens.length, "tokens that were used").toBeGreaterThanOrEqual(3);
  for (const [index, token] of tokens.entries()) search.addSecret(`access token ${index + 1}`, token);

  for (const [name, value] of Object.entries(run.secretSettings)) search.addSecret(name, value);
  await readEveryAddress(page, { searches: [search, control], run, parameters: { accountId: keyAccount } });

  control.addSecret("a metric", "latchkey_refreshes_total");
  expect(await control.findInBrowser()).toEqual(
    expect.arrayContaining([
      `the shop's name in answer to GET /accounts/${keyAccount}`,
      `the shop's name in RSC payload of /accounts/${keyAccount}`,
      "the shop's name in answer of /api/activity/export",
      "a metric in answer of /api/metrics",
    ]),
  );
  expect.soft(await search.findInBrowser(), "what the browser received and stored").toEqual([]);
  expect(await control.findInDatabase(run.databaseUrl)).toContain("the shop's name in table public.accounts");
  expect.soft(await search.findInDatabase(run.databaseUrl), "the database").toEqual([]);
  for (const file of run.logFiles) expect(statSync(file).size, file).toBeGreaterThan(0);
  expect.soft(search.findInFiles(run.logFiles), "the logs").toEqual([]);
});
