import { expect, test } from "./fixtures";
import { createShopWithPerson, registerApplication } from "./mirakl-application";
import { AccountPage } from "./pages/account-page";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { WizardPage } from "./pages/wizard-page";
import { calls } from "./sandbox";

test("an admin connects a shop by Sign in with Mirakl", async ({ page, wizard, account, sandbox, run }) => {
  const application = await registerApplication(page, { sandbox, run }, { tokenLifetimeSeconds: 3600 });
  const { shop, person } = await createShopWithPerson(sandbox);

  await wizard.startSigningIn(application.label, "Trailhead by hand");
  const asked = new URL(page.url());
  expect(asked.pathname).toBe(calls.authorize);
  expect([...asked.searchParams.keys()].sort()).toEqual(["client_id", "redirect_uri", "state"]);
  expect(asked.searchParams.get("client_id")).toBe(application.clientId);
  expect(asked.searchParams.get("state")).toMatch(/^[\w-]{43}$/);

  await new MiraklSignInPage(page).grant(person, shop.name);
  await expect(page).toHaveURL(/\/accounts\/[0-9a-f-]{36}/);
  expect(page.url(), "code and state leave the address").not.toMatch(/code=|state=/);
  await expect(account.heading).toHaveText("Trailhead by hand");
  await account.expectStatus("active");
  await expect(account.fact("Application")).toContainText(application.label);
  await expect(account.fact("Granted by")).toContainText(person.email);
  await expect(account.history.getByRole("listitem").first()).toContainText(/Verif/);

  const [exchange] = await sandbox.requestsOf(application, { path: calls.token });
  expect(exchange?.query).toEqual({});
  expect(Object.keys(exchange?.form ?? {}).sort()).toEqual([
    "client_id",
    "client_secret",
    "code",
    "grant_type",
    "redirect_uri",
  ]);

  await account.refresh();
  await expect(account.toast("Token refreshed")).toBeVisible();
  const refreshes = await sandbox.requestsOf(application, { path: calls.token });
  expect(refreshes.map(({ form }) => form?.grant_type?.[0])).toEqual(["authorization_code", "refresh_token"]);
});

test("several tabs sign in at once, and each gets its own shop", async ({ page, context, sandbox, run }) => {
  const application = await registerApplication(page, { sandbox, run });
  const shops = await Promise.all([sandbox.createShop(), sandbox.createShop(), sandbox.createShop()]);
  const person = await sandbox.oauth.createPerson({ shops });
  const tabs = [];
  for (const shop of shops) {
    const tab = await context.newPage();
    await new WizardPage(tab, sandbox.environment).startSigningIn(application.label, `Account of ${shop.name}`);
    tabs.push({ tab, shop, mirakl: new MiraklSignInPage(tab) });
  }
  const [first, ...others] = tabs;
  if (!first) throw new Error("no tabs");
  await first.mirakl.signIn(person);
  for (const { tab } of others) await tab.reload();
  await Promise.all(tabs.map(({ mirakl, shop }) => mirakl.allow(shop.name)));
  for (const { tab, shop } of tabs) {
    await expect(tab).toHaveURL(/\/accounts\/[0-9a-f-]{36}/);
    const account = new AccountPage(tab);
    await expect(account.heading).toHaveText(`Account of ${shop.name}`);
    await expect(account.fact("Shop ID")).toContainText(String(shop.shopId));
  }
});

test("the same shop authorized again updates its account", async ({ page, wizard, account, sandbox, run }) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  const mirakl = new MiraklSignInPage(page);
  await wizard.startSigningIn(application.label, "First name");
  await mirakl.grant(person, shop.name);
  await expect(account.heading).toHaveText("First name");
  const first = new URL(page.url()).pathname;

  await wizard.startSigningIn(application.label, "Second name");
  await mirakl.allow(shop.name);
  await expect(page).toHaveURL(new RegExp(`${first}`));
  await expect(account.heading).toHaveText("First name");
  await expect(page.getByRole("status").filter({ hasText: /again|anew/ })).toBeVisible();
  const authorizations = await sandbox.oauth.authorizationsOf(application);
  expect(authorizations.map(({ state }) => state)).toEqual(["active", "active"]);

  const dialog = await account.openDialog("Revoke access", "Revoke access to First name?");
  await dialog.field("Reason (optional)").fill("Contract ended");
  await dialog.button("Revoke access").click();
  await account.expectStatus("revoked");
  await expect
    .poll(async () => (await sandbox.oauth.authorizationsOf(application)).map(({ state }) => state))
    .toEqual(["revoked", "revoked"]);
});

test("reconnecting with another shop is refused by name, and can become an account of its own", async ({
  page,
  wizard,
  account,
  sandbox,
  run,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const shops = [await sandbox.createShop(), await sandbox.createShop()] as const;
  const person = await sandbox.oauth.createPerson({ shops: [...shops] });
  const mirakl = new MiraklSignInPage(page);
  await wizard.startSigningIn(application.label, "The one");
  await mirakl.grant(person, shops[0].name);
  await expect(account.heading).toHaveText("The one");
  const accountUrl = new URL(page.url()).pathname;

  await account.button("Reconnect").click();
  await mirakl.allow(shops[1].name);
  await expect(page).toHaveURL(/\/auth\/mirakl\/result\//);
  const main = page.getByRole("main");
  await expect(main).toContainText("The one");
  await expect(main).toContainText(shops[1].name);
  await main.getByRole("button", { name: "Add as a new account", exact: true }).click();
  await expect(account.heading).toHaveText(shops[1].name);
  expect(new URL(page.url()).pathname).not.toBe(accountUrl);

  await page.goto(accountUrl);
  await account.button("Reconnect").click();
  await mirakl.allow(shops[1].name);
  await main.getByRole("button", { name: "Give the access back", exact: true }).click();
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("The access was given back");

  await page.goto(accountUrl);
  await account.button("Reconnect").click();
  await mirakl.allow(shops[0].name);
  await expect(page).toHaveURL(new RegExp(accountUrl));
  await account.expectStatus("active");
});
