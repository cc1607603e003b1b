import { expectAccessible } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { createShopWithPerson, registerApplication } from "./mirakl-application";
import { ApplicationsPage } from "./pages/applications-page";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { SellerPage } from "./pages/seller-page";
import { methods } from "./pages/wizard-page";

test("pages and dialogs about applications", async ({ page, sandbox, run, wizard }) => {
  const application = await registerApplication(page, { sandbox, run });
  const applications = new ApplicationsPage(page, sandbox.environment);
  await applications.open();
  await expectAccessible(page, "the applications");
  const title = `Replace client secret of ${application.label}?`;
  const replace = await applications.openDialog(application.label, "Replace client secret", title);
  await expectAccessible(page, "replacing a client secret");
  await replace.cancel();
  const remove = await applications.openDialog(application.label, "Remove application", `Remove ${application.label}?`);
  await expectAccessible(page, "removing an application");
  await remove.cancel();
  await applications.openForm();
  await applications.saveButton.click();
  await expect(applications.field("Application name")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "an application's form with errors");
  await wizard.openForm(methods.signInWithMirakl);
  await expectAccessible(page, "the wizard's step to Mirakl");
});

test("pages that sellers see", async ({ page, sandbox, run, openBrowser, problems }) => {
  // The public page that does not exist.
  problems.expect(/Failed to load resource.*404/);
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  const browser = await openBrowser({ storageState: nobody });
  const seller = new SellerPage(browser);
  await browser.goto("/sign-in");
  await expectAccessible(browser, "signing in, for sellers too");
  await browser.goto(application.connectPath);
  await expectAccessible(browser, "an application's public page");
  await browser.goto("/connect/no-such-application");
  await expectAccessible(browser, "a public page that does not exist");
  await browser.goto("/auth/mirakl?state=forged&code=forged");
  await expectAccessible(browser, "a return that cannot be used");

  await seller.startFrom(application.connectPath);
  await new MiraklSignInPage(browser).grant(person, shop.name);
  await seller.expectConnected(shop.name);
  await expectAccessible(browser, "connected accounts");
  await seller.card(shop.name).getByRole("button", { name: "Revoke access", exact: true }).click();
  await expect(browser.getByRole("dialog")).toBeVisible();
  await expectAccessible(browser, "revoking as a seller");
  await browser.keyboard.press("Escape");
  await seller.revoke(shop.name);
  await expect(seller.status(shop.name)).toHaveAttribute("data-status", "revoked");
  await expectAccessible(browser, "a revoked access");
});

test("an account that was granted, and revoking it", async ({ page, wizard, account, sandbox, run }) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  await wizard.startSigningIn(application.label, "Accessible");
  await new MiraklSignInPage(page).grant(person, shop.name);
  await expect(account.heading).toHaveText("Accessible");
  await expectAccessible(page, "a granted account");
  const dialog = await account.openDialog("Revoke access", "Revoke access to Accessible?");
  await expectAccessible(page, "revoking as an admin");
  await dialog.button("Revoke access").click();
  await account.expectStatus("revoked");
  await expectAccessible(page, "a revoked account");
});
