import { expect, test } from "./fixtures";
import { registerApplication } from "./mirakl-application";
import { methods } from "./pages/wizard-page";

const key = "4f0c1c9e-6a57-4d0e-9f8a-7c0a1e5b2d33";

test("going back and forth and switching the method loses nothing", async ({ wizard, page }) => {
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({
    "Account name": "Northern outlet",
    "Mirakl URL": "https://acme-prod.mirakl.net",
    "API key": key,
    "Shop ID": "2000",
    environment: "Production",
  });
  await wizard.back();
  await expect(wizard.method(methods.apiKey)).toBeChecked();
  await wizard.chooseMethod(methods.clientCredentials);
  await wizard.continue();
  await expect(wizard.field("Account name")).toHaveValue("Northern outlet");
  await expect(wizard.field("Mirakl URL")).toHaveValue("https://acme-prod.mirakl.net");
  await expect(wizard.field("Shop ID")).toHaveValue("2000");
  await expect(wizard.environmentRadio("Production")).toBeChecked();
  await wizard.fillIn({ "Client ID": "client-1", "Client secret": "secret-of-client-1", environment: "Production" });

  await page.goBack();
  await wizard.expectStep(1);
  await page.goBack();
  await expect(page).toHaveURL("/accounts/new?step=2&method=api_key");
  await wizard.expectStep(2);
  await expect(wizard.field("API key")).toHaveValue(key);
  await page.goForward();
  await page.goForward();
  await expect(wizard.field("Client secret")).toHaveValue("secret-of-client-1");
  await expect(wizard.field("Client ID")).toHaveValue("client-1");
});

test("a reload keeps what is no secret, and forgets what is", async ({ wizard, page }) => {
  await wizard.openForm(methods.clientCredentials);
  await wizard.fillIn({
    "Account name": "Northern outlet",
    "Mirakl URL": "https://acme-prod.mirakl.net",
    "Client ID": "client-1",
    "Client secret": "secret-of-client-1",
    "Shop ID": "2000",
    environment: "Pre-production",
  });
  await page.reload();
  await wizard.expectStep(2);
  await expect(wizard.field("Account name")).toHaveValue("Northern outlet");
  await expect(wizard.field("Mirakl URL")).toHaveValue("https://acme-prod.mirakl.net");
  await expect(wizard.field("Client ID")).toHaveValue("client-1");
  await expect(wizard.field("Shop ID")).toHaveValue("2000");
  await expect(wizard.environmentRadio("Pre-production")).toBeChecked();
  await expect(wizard.field("Client secret")).toHaveValue("");
});

test("a failed verification keeps everything", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShop();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": key, "Shop ID": "2000" });
  await wizard.verify();
  await expect(wizard.result.check("Credentials")).toHaveAttribute("data-state", "failed");
  await expect(wizard.field("Account name")).toHaveValue(shop.name);
  await expect(wizard.field("Mirakl URL")).toHaveValue(shop.url);
  await expect(wizard.field("API key")).toHaveValue(key);
  await expect(wizard.field("Shop ID")).toHaveValue("2000");
  await expect(wizard.environmentRadio(sandbox.environment)).toBeChecked();
});

test("an empty form names every field that is needed, for an API key", async ({ wizard, page }) => {
  await wizard.openForm(methods.apiKey);
  await wizard.verify();
  await wizard.expectFieldError("Account name", "Enter the account name");
  await wizard.expectFieldError("Mirakl URL", "Enter the marketplace's address, such as acme-prod.mirakl.net");
  await wizard.expectFieldError("API key", "Enter the API key");
  await expect(page.getByText("Choose the target environment")).toBeVisible();
  await wizard.expectNoFieldError("Shop ID");
  await expect(wizard.field("Account name")).toBeFocused();
});

test("an empty form names every field that is needed, for a client", async ({ wizard, page }) => {
  await wizard.openForm(methods.clientCredentials);
  await wizard.verify();
  await wizard.expectFieldError("Account name", "Enter the account name");
  await wizard.expectFieldError("Client ID", "Enter the client ID");
  await wizard.expectFieldError("Client secret", "Enter the client secret");
  await expect(page.getByText("Choose the target environment")).toBeVisible();
  await wizard.expectNoFieldError("Mirakl URL");
  await wizard.expectNoFieldError("Company ID");
  await wizard.expectNoFieldError("Shop ID");
});

test("a field that is left says what is wrong with it, until it is mended", async ({ wizard }) => {
  await wizard.openForm(methods.apiKey);
  const mistakes = [
    ["Account name", " ", "Enter the account name", "Northern outlet"],
    ["Mirakl URL", "acme", "Enter the full address, such as acme-prod.mirakl.net", "acme-prod.mirakl.net"],
    ["Mirakl URL", "ftp://acme.net", "Enter an https address, such as https://acme-prod.mirakl.net", "acme.net"],
    ["API key", "two words", "The API key cannot contain spaces or special characters", key],
    ["Shop ID", "shop two", "The Shop ID is a number, such as 2000", "2000"],
  ] as const;
  for (const [name, wrong, message, right] of mistakes) {
    await wizard.field(name).fill(wrong);
    await wizard.field(name).blur();
    await wizard.expectFieldError(name, message);
    await wizard.field(name).fill(right);
    await wizard.field(name).blur();
    await wizard.expectNoFieldError(name);
  }
});

test("addresses are taken as people paste them", async ({ wizard }) => {
  await wizard.openForm(methods.apiKey);
  const url = wizard.field("Mirakl URL");
  for (const pasted of [
    "acme-prod.mirakl.net",
    "acme-prod.mirakl.net/",
    "https://acme-prod.mirakl.net/api",
    "https://acme-prod.mirakl.net/mmp/shop/user/api",
    " https://ACME-prod.mirakl.net/mmp/shop/orders?page=2#top ",
  ]) {
    await url.fill(pasted);
    await url.blur();
    await expect(url).toHaveValue("https://acme-prod.mirakl.net");
  }
  await url.fill("marketplace.example.ca/api");
  await url.blur();
  await expect(url).toHaveValue("https://marketplace.example.ca");
});

test("Sign in with Mirakl says what it needs, and keeps what was typed", async ({ wizard, page, sandbox, run }) => {
  const application = await registerApplication(page, { sandbox, run });
  await wizard.openForm(methods.signInWithMirakl);
  await expect(page).toHaveURL("/accounts/new?step=2&method=authorization_code");
  const start = page.getByRole("button", { name: "Sign in with Mirakl", exact: true });
  await start.click();
  await expect(wizard.field("Account name")).toHaveAttribute("aria-invalid", "true");
  await expect(wizard.field("Account name")).toBeFocused();
  await wizard.field("Account name").fill("Kept");
  await wizard.chooseApplication(application.label);
  await page.getByLabel("Audience", { exact: true }).fill("not an audience");
  await start.click();
  await expect(page.getByLabel("Audience", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await wizard.back();
  await expect(wizard.method(methods.signInWithMirakl)).toBeChecked();
  await wizard.continue();
  await expect(wizard.field("Account name")).toHaveValue("Kept");
});
