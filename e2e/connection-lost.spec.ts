import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { methods } from "./pages/wizard-page";

const offline = /ERR_INTERNET_DISCONNECTED/;

test("the wizard without a network: a sentence, and nothing is lost", async ({
  wizard,
  sandbox,
  context,
  problems,
}) => {
  problems.expect(offline);
  const shop = await sandbox.createShopWithKey();
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });

  await context.setOffline(true);
  await wizard.verify();
  await expect(wizard.problem).toContainText("Latchkey cannot be reached from this browser.");
  await expect(wizard.field("API key")).toHaveValue(shop.apiKey);
  await expect(wizard.saveButton).toBeDisabled();

  await context.setOffline(false);
  await wizard.verify();
  await wizard.result.expectAllPassed();
  await context.setOffline(true);
  await wizard.saveButton.click();
  await expect(wizard.problem).toContainText("Latchkey cannot be reached from this browser.");
  await context.setOffline(false);
  await wizard.save();
});

test("the table of a server that does not answer keeps its rows, says so, and can be asked again", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
  problems,
}) => {
  problems.expect(/ERR_FAILED/);
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  // A stream that is open already would go on behind the route's back.
  await page.route("**/api/live", (route) => route.abort());
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await page.route("**/api/**", (route) => route.abort());
  await expect(page.getByText("This page is not up to date")).toBeVisible({ timeout: 15_000 });
  await expect(accounts.row(shop.name)).toBeVisible();
  await expect(page.getByText("Refresh worker unknown")).toBeVisible({ timeout: 30_000 });
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Try again", exact: true }).click();
  await expect(page.getByText("This page is not up to date")).toBeHidden();
});

test("a table without a network says that it stands still, and goes on by itself", async ({
  accounts,
  context,
  page,
  problems,
}) => {
  problems.expect(offline);
  await accounts.open();
  await expect(page.getByText("Live updates on")).toBeVisible({ timeout: 10_000 });
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await expect(accounts.table).toBeVisible();
  await expectAccessible(page, "the accounts without a network");
  await context.setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
  await expect(page.getByText("Live updates on")).toBeVisible({ timeout: 20_000 });
});
