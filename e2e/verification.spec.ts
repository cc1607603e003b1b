import { expect, test } from "./fixtures";
import { failedAt } from "./pages/verification-result";
import { methods } from "./pages/wizard-page";
import { calls } from "./sandbox";

const { apiKey, clientCredentials } = methods;

test("a key that Mirakl rejects", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await sandbox.rejectApiKey(shop);
  await wizard.openForm(apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Credentials"));
  const check = wizard.result.check("Credentials");
  await expect(check).toContainText("Mirakl does not accept this key.");
  await expect(check).toContainText("401");
  await expect(check.getByRole("listitem")).toHaveText([
    "Copy the API key again, without spaces at the ends.",
    "Check that it belongs to this marketplace and environment.",
    "Was it generated anew? A new key replaces the old one at once.",
  ]);
  await expect(wizard.result.check("Shop")).toContainText("Not run, because Credentials failed");
  await expect(wizard.field("API key")).toHaveAttribute("aria-invalid", "true");
  await expect(wizard.saveButton).toBeDisabled();
  await expect(wizard.saveButton).toHaveAccessibleDescription(/address, Mirakl instance and credentials pass/);
});

test("a key whose role reads messages only is saved as limited", async ({ wizard, account, accounts, sandbox }) => {
  const shop = await sandbox.createShopWithKey({ role: "messages" });
  const name = `${shop.name}, messages only`;
  await wizard.openForm(apiKey);
  await wizard.fillIn({ "Account name": name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await wizard.result.expectStates({
    Address: "passed",
    "Mirakl instance": "passed",
    Credentials: "passed",
    Environment: "passed",
    Shop: "limited",
    Messages: "passed",
  });
  await expect(wizard.result.check("Shop")).toContainText("their role does not allow this");
  await expect(wizard.result.check("Shop")).toContainText("give this user the missing role");
  await wizard.save();
  await account.expectStatus("active");
  await expect(account.page.getByRole("main").getByText("Limited", { exact: true })).toBeVisible();
  await accounts.open(`q=${encodeURIComponent(name)}`);
  await expect(accounts.cell(name, "Token status")).toContainText("Limited");
});

test("a key whose role reads the shop only is saved as limited", async ({ wizard, account, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey({ role: "shop_details" });
  await wizard.openForm(apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await wizard.result.expectStates({
    Address: "passed",
    "Mirakl instance": "passed",
    Credentials: "passed",
    Environment: "passed",
    Shop: "passed",
    Messages: "limited",
  });
  await wizard.save();
  await account.expectStatus("active");
  await expect(page.getByText("Its credentials may not read messages, so none arrive until they may.")).toBeVisible();
});

test("a Shop ID that the key does not open", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  const other = await sandbox.createShop();
  await wizard.openForm(apiKey);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": shop.url,
    "API key": shop.apiKey,
    "Shop ID": String(other.shopId),
  });
  await wizard.verify();
  const check = wizard.result.check("Shop");
  await expect(check).toHaveAttribute("data-state", "failed");
  await expect(wizard.result.check("Credentials")).toHaveAttribute("data-state", "passed");
  await expect(check).toContainText(`These credentials have no access to shop ${other.shopId}.`);
  await expect(check).toContainText("Leave it empty to use the default shop.");
  await expect(wizard.field("Shop ID")).toHaveAttribute("aria-invalid", "true");
  await expect(wizard.saveButton).toBeDisabled();
});

test("too many calls: the seconds to wait are counted", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await sandbox.fail({ kind: "429", apiKey: shop.apiKey, retryAfterSeconds: 30, times: 10 });
  await wizard.openForm(apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Credentials"));
  const check = wizard.result.check("Credentials");
  await expect(check).toContainText(`${shop.host} asks to wait 30 s before the next call.`);
  await expect(check).toContainText(/Try again in (30|2\d) s\./);
  await expect(check).toContainText(/Try again in 2[0-7] s\./, { timeout: 10_000 });
  await expect(wizard.saveButton).toBeDisabled();
});

test("Mirakl is down for a moment: the same form works afterwards", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await sandbox.fail({ kind: "503", apiKey: shop.apiKey, times: 2 });
  await wizard.openForm(apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Credentials"));
  await expect(wizard.result.check("Credentials")).toContainText("Mirakl cannot answer at the moment.");
  await expect(wizard.result.check("Credentials")).toContainText("503");
  await expect(wizard.saveButton).toBeDisabled();

  await wizard.verify();
  await wizard.result.expectAllPassed();
  await expect(wizard.saveButton).toBeEnabled();
});

test("a client that Mirakl does not know", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithClient();
  await wizard.openForm(clientCredentials);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": shop.url,
    "Client ID": "a-client-of-another-environment",
    "Client secret": shop.clientSecret,
  });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Credentials"));
  const check = wizard.result.check("Credentials");
  await expect(check).toContainText("Mirakl does not accept this client ID and secret.");
  await expect(check).toContainText("invalid_client");
  await expect(check).toContainText(
    `Check the environment: a client of another environment is unknown in ${sandbox.environment}.`,
  );
  await expect(wizard.saveButton).toBeDisabled();
});

test("a wrong client secret", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithClient();
  await wizard.openForm(clientCredentials);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": shop.url,
    "Client ID": shop.clientId,
    "Client secret": "not-the-secret",
  });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Credentials"));
  await expect(wizard.result.check("Credentials")).toContainText("A new secret makes the old one invalid at once.");
  await expect(wizard.field("Client secret")).toHaveAttribute("aria-invalid", "true");
  await expect(wizard.result.check("Credentials")).not.toContainText("not-the-secret");
  await expect(wizard.saveButton).toBeDisabled();
});

test("a token endpoint that answers garbage", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithClient();
  await sandbox.fail({ kind: "garbage", clientId: shop.clientId, path: calls.token });
  await wizard.openForm(clientCredentials);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": shop.url,
    "Client ID": shop.clientId,
    "Client secret": shop.clientSecret,
  });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Credentials"));
  await expect(wizard.result.check("Credentials")).toContainText("an answer that is not what Mirakl documents");
});

test("the environment of another host is not reached", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(apiKey);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": shop.url,
    "API key": shop.apiKey,
    environment: "Production",
  });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Address"));
  const check = wizard.result.check("Address");
  await expect(check).toContainText("only the environment Sandbox reaches it");
  await expect(check).toContainText("To try the local sandbox, choose the environment Sandbox.");
  expect(await sandbox.requestsOf(shop)).toEqual([]);
});

test("addresses inside of a network are not called", async ({ wizard }) => {
  await wizard.openForm(apiKey);
  await wizard.fillIn({ "Account name": "Inside", "API key": "key-1", environment: "Production" });
  for (const address of ["https://10.0.0.1", "https://169.254.169.254", "https://[::1]", "https://printer.local"]) {
    await wizard.field("Mirakl URL").fill(address);
    await wizard.verify();
    await wizard.result.expectStates(failedAt("Address"));
    await expect(wizard.result.check("Address")).toContainText(
      `${new URL(address).host} is not an address that Latchkey may call`,
    );
    await expect(wizard.saveButton).toBeDisabled();
  }
});

test("a name that does not exist", async ({ wizard }) => {
  await wizard.openForm(apiKey);
  await wizard.fillIn({
    "Account name": "Nowhere",
    "Mirakl URL": "https://acme-prod.invalid",
    "API key": "key-1",
    environment: "Production",
  });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Address"));
  const check = wizard.result.check("Address");
  await expect(check).toContainText(/The name acme-prod\.invalid (does not exist|could not be looked up)/);
  await expect(check).toContainText("Check the spelling of the address.");
  await expect(wizard.field("Mirakl URL")).toHaveAttribute("aria-invalid", "true");
});

test("a host where nothing listens", async ({ wizard, sandbox }) => {
  await wizard.openForm(apiKey);
  await wizard.fillIn({ "Account name": "Closed", "Mirakl URL": sandbox.closedUrl, "API key": "key-1" });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Address"));
  await expect(wizard.result.check("Address")).toContainText(
    `${new URL(sandbox.closedUrl).host} refused the connection.`,
  );
  await expect(wizard.result.check("Address")).toContainText("Check the address and its port.");
});
