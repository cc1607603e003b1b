import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { registerApplication } from "./mirakl-application";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { calls } from "./sandbox";

test("revoking many accounts: those that were granted, told to Mirakl, and why the others were left", async ({
  accounts,
  accountMaker,
  account,
  wizard,
  sandbox,
  page,
  run,
}) => {
  const mark = `Revoked ${Date.now()}`;
  const application = await registerApplication(page, { sandbox, run });
  const shops = [await sandbox.createShop(), await sandbox.createShop()] as const;
  const person = await sandbox.oauth.createPerson({ shops: [...shops] });
  const mirakl = new MiraklSignInPage(page);
  await wizard.startSigningIn(application.label, `${mark} A`);
  await mirakl.grant(person, shops[0].name);
  await expect(account.heading).toHaveText(`${mark} A`);
  await wizard.startSigningIn(application.label, `${mark} B`);
  await mirakl.allow(shops[1].name);
  await expect(account.heading).toHaveText(`${mark} B`);
  await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} C` });
  await accountMaker.add({ ...(await sandbox.createShopWithClient()), name: `${mark} D` });

  await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
  await page.getByRole("checkbox", { name: "Select all accounts of this page", exact: true }).click();
  const revoke = accounts.selectionBar.getByRole("button", { name: "Revoke 2", exact: true });
  const leftOut = "Leaves out: 1 has an API key, 1 has client credentials";
  await revoke.hover();
  await expect(page.getByRole("tooltip")).toHaveText(leftOut);
  await revoke.click();
  const dialog = await accounts.dialog("Revoke access to 2 accounts?");
  await expect(dialog.root).toContainText(leftOut);
  await expectAccessible(page, "revoking several accounts");
  expect(await sandbox.requestsOf(application, { path: calls.revoke })).toEqual([]);
  await dialog.field("Reason (optional)").fill("Contract ended");
  await dialog.field("Type 2 to confirm").fill("2");
  await dialog.button("Revoke access").click();
  await expect(dialog.root).toBeHidden();
  for (const name of ["A", "B"]) {
    await expect(accounts.badge(`${mark} ${name}`)).toHaveAttribute("data-status", "revoked", { timeout: 30_000 });
  }
  for (const name of ["C", "D"]) {
    await expect(accounts.badge(`${mark} ${name}`)).toHaveAttribute("data-status", "active");
  }

  await page.getByRole("link", { name: "Follow it", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Revoke access of 4 accounts" })).toBeVisible();
  await expect(page.getByText("Finished: 2 revoked, 2 skipped").first()).toBeVisible({ timeout: 30_000 });
  const rows = page.getByRole("list", { name: "Accounts of the action" }).getByRole("listitem");
  await expect(rows.filter({ hasText: `${mark} C` })).toContainText("An API key has no token, and cannot be revoked");
  await expect(rows.filter({ hasText: `${mark} D` })).toContainText("Client credentials cannot be revoked");
  await page.getByLabel("Outcome", { exact: true }).selectOption("Revoked");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: `${mark} A` })).toContainText("Revoked");
  await expect(rows.filter({ hasText: `${mark} B` })).toContainText("Revoked");

  const revocations = await sandbox.requestsOf(application, { path: calls.revoke });
  expect(revocations.map(({ status, form }) => [status, form?.reason])).toEqual([
    [200, ["Contract ended"]],
    [200, ["Contract ended"]],
  ]);
  const states = (await sandbox.oauth.authorizationsOf(application)).map(({ state }) => state);
  expect(states).toEqual(["revoked", "revoked"]);
});
