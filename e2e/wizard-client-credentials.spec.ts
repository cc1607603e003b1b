import { expect, test } from "./fixtures";
import type { CheckName, CheckState } from "./pages/verification-result";
import { methods } from "./pages/wizard-page";
import { calls } from "./sandbox";

/** Mirakl Connect: only the token exchange can be checked. */
const exchangeOnly: Record<CheckName, CheckState> = {
  Address: "skipped",
  "Mirakl instance": "skipped",
  Credentials: "passed",
  Environment: "skipped",
  Shop: "skipped",
  Messages: "skipped",
};

test("a marketplace by its URL", async ({ wizard, account, accounts, sandbox, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const shop = await sandbox.createShopWithClient();
  await wizard.openForm(methods.clientCredentials);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": `${shop.host}/api`,
    "Client ID": shop.clientId,
    "Client secret": shop.clientSecret,
  });
  await wizard.verify();
  await wizard.result.expectAllPassed();
  await expect(wizard.result.check("Credentials")).toContainText(`${sandbox.authHost} issued a token`);
  await expect(wizard.result.check("Shop")).toContainText(`${shop.name} (${shop.shopId})`);
  await wizard.save();
  await expect(account.heading).toHaveText(shop.name);
  await account.button("Copy client ID").click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shop.clientId);
  await expect(account.fact("Type")).toHaveText("Marketplace seller");

  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(accounts.cell(shop.name, "Authentication")).toContainText("Client credentials");
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "active");
  await expect(accounts.cell(shop.name, "Expires")).toHaveText(/^in 5\d min$/, { useInnerText: true });
  await expect(accounts.cell(shop.name, "Next refresh")).toHaveText(/^in 5\d min$/, { useInnerText: true });

  const [exchange, ...others] = await sandbox.requestsOf(shop, { path: calls.token });
  expect(exchange).toMatchObject({
    method: "POST",
    query: {},
    form: { grant_type: ["client_credentials"], client_id: [shop.clientId], client_secret: [shop.clientSecret] },
  });
  expect(Object.keys(exchange?.form ?? {})).toHaveLength(3);
  expect(exchange?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
  expect(exchange?.headers).not.toHaveProperty("authorization");
  expect(others, "one exchange to verify, one to save").toHaveLength(1);
});

test("a Mirakl Connect seller by its Company ID", async ({ wizard, account, accounts, sandbox, page }) => {
  const seller = await sandbox.createConnectSeller();
  const name = `Seller ${seller.companyId}`;
  await wizard.openForm(methods.clientCredentials);
  await wizard.fillIn({
    "Account name": name,
    "Client ID": seller.clientId,
    "Client secret": seller.clientSecret,
    "Company ID": seller.companyId,
  });
  await wizard.verify();
  await wizard.result.expectStates({ ...exchangeOnly, Messages: "passed" });
  await expect(wizard.result.check("Address")).toContainText("A Mirakl Connect seller is checked by its token");
  await expect(wizard.result.check("Shop")).toContainText(seller.companyId);
  await wizard.save();
  await expect(account.heading).toHaveText(name);
  await expect(account.fact("Company ID")).toContainText(seller.companyId.slice(0, 8));
  await expect(page.getByText("The account is set up. Its messages arrive within two minutes.")).toBeVisible();
  expect((await sandbox.requestsOf(seller, { path: calls.token }))[0]?.form).toMatchObject({
    audience: [seller.companyId],
  });

  await accounts.open(`q=${encodeURIComponent(name)}`);
  await expect(accounts.row(name)).toContainText(seller.companyId);
});

test("a channel partner has nothing but its token", async ({ wizard, account, sandbox, page }) => {
  const partner = await sandbox.createChannelPartner();
  await wizard.openForm(methods.clientCredentials);
  await wizard.fillIn({
    "Account name": "Channel partner",
    "Client ID": partner.clientId,
    "Client secret": partner.clientSecret,
  });
  await wizard.verify();
  await wizard.result.expectStates(exchangeOnly);
  await expect(wizard.result.check("Messages")).toContainText("A channel partner can only be checked by its token");
  await wizard.save();
  await account.expectStatus("active");
  await expect(account.fact("Type")).toHaveText("Mirakl Connect channel partner");
  await expect(page.getByText("A channel partner has no messages, so none arrive.")).toBeVisible();
});

test("a URL and a Company ID exclude each other", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithClient();
  await wizard.openForm(methods.clientCredentials);
  await wizard.fillIn({
    "Account name": shop.name,
    "Mirakl URL": shop.url,
    "Client ID": shop.clientId,
    "Client secret": shop.clientSecret,
    "Company ID": "company-1",
  });
  await wizard.verify();
  await wizard.expectFieldError(
    "Company ID",
    "Enter a Mirakl URL for a marketplace, or a Company ID for Mirakl Connect, not both",
  );
  expect(await sandbox.requestsOf(shop)).toEqual([]);

  await wizard.field("Company ID").fill("");
  await wizard.verify();
  await wizard.result.expectAllPassed();
});

test("the same client twice is refused, and the existing account named", async ({ wizard, accountMaker, sandbox }) => {
  const partner = await sandbox.createChannelPartner();
  const existing = `Partner ${partner.clientId}`;
  await accountMaker.add({ name: existing, ...partner });
  await wizard.openForm(methods.clientCredentials);
  await wizard.fillIn({
    "Account name": "Once more",
    "Client ID": partner.clientId,
    "Client secret": partner.clientSecret,
  });
  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled();
  await wizard.saveButton.click();
  await expect(wizard.problem).toContainText(`${existing} already connects this client in ${sandbox.environment}.`);
});
