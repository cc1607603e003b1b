import { expect, test } from "./fixtures";
import { createShopWithPerson, registerApplication } from "./mirakl-application";
import { ApplicationsPage } from "./pages/applications-page";
import { ConfirmDialog } from "./pages/confirm-dialog";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { calls } from "./sandbox";

test("a revocation survives Mirakl being down, and ends when it answers", async ({
  page,
  wizard,
  account,
  sandbox,
  run,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  await wizard.startSigningIn(application.label, "Revoked while down");
  await new MiraklSignInPage(page).grant(person, shop.name);
  await expect(account.heading).toHaveText("Revoked while down");
  await sandbox.fail({ kind: "503", path: calls.revoke, clientId: application.clientId, times: 2 });

  const dialog = await account.openDialog("Revoke access", "Revoke access to Revoked while down?");
  await dialog.field("Reason (optional)").fill("Leaving");
  await dialog.button("Revoke access").click();
  await account.expectStatus("revoked");
  await expect(page.getByRole("main")).toContainText("Revocation pending at Mirakl");
  expect((await sandbox.oauth.authorizationsOf(application)).map(({ state }) => state)).toEqual(["active"]);

  await expect
    .poll(async () => (await sandbox.oauth.authorizationsOf(application)).map(({ state }) => state), {
      timeout: 90_000,
    })
    .toEqual(["revoked"]);
  await expect(page.getByRole("main").getByText("Revocation pending at Mirakl")).toBeHidden();
  const revocations = await sandbox.requestsOf(application, { path: calls.revoke });
  expect(revocations.map(({ status }) => status)).toEqual([503, 503, 200]);
  expect(revocations.at(-1)?.form?.reason).toEqual(["Leaving"]);
});

test("removing an account revokes its access", async ({ page, wizard, account, sandbox, run, problems }) => {
  // Its page may ask once more what became of it.
  problems.expect(/404.*\/api\/accounts\//);
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  await wizard.startSigningIn(application.label, "Soon gone");
  await new MiraklSignInPage(page).grant(person, shop.name);
  await expect(account.heading).toHaveText("Soon gone");
  const dialog = await account.openDialog("Remove account", "Remove Soon gone?");
  await dialog.button("Remove account").click();
  await expect(page).toHaveURL("/accounts");
  await expect
    .poll(async () => (await sandbox.oauth.authorizationsOf(application)).map(({ state }) => state))
    .toEqual(["revoked"]);
});

test("a replaced client secret stops an application, and a new one brings its accounts back", async ({
  page,
  wizard,
  account,
  sandbox,
  run,
}) => {
  const application = await registerApplication(page, { sandbox, run });
  const { shop, person } = await createShopWithPerson(sandbox);
  await wizard.startSigningIn(application.label, "Secret replaced");
  await new MiraklSignInPage(page).grant(person, shop.name);
  await expect(account.heading).toHaveText("Secret replaced");
  const accountPath = new URL(page.url()).pathname;

  const { clientSecret } = await sandbox.rotateClientSecret(application);
  await account.refresh();
  await account.expectStatus("reconnect");
  const asked = (await sandbox.requestsOf(application, { path: calls.token })).length;
  await account.refresh();
  await expect(page.getByText(/does not accept client ID and secret/).first()).toBeVisible();
  expect(await sandbox.requestsOf(application, { path: calls.token })).toHaveLength(asked);

  const applications = new ApplicationsPage(page, sandbox.environment);
  await applications.open();
  await expect(applications.card(application.label)).toContainText("Mirakl rejects this application");
  const remove = await applications.openDialog(application.label, "Remove application", `Remove ${application.label}?`);
  await remove.button("Remove application").click();
  await expect(remove.problem).toContainText("Secret replaced");
  await remove.cancel();

  const title = `Replace client secret of ${application.label}?`;
  const replace = await applications.openDialog(application.label, "Replace client secret", title);
  await replace.field("Client secret").fill(clientSecret);
  await replace.button("Replace client secret").click();
  const progress = new ConfirmDialog(page, `Client secret of ${application.label} replaced`);
  await expect(progress.root).toContainText("1 account was checked again and works.", { timeout: 60_000 });
  await progress.button("Close").click();
  await expect(applications.card(application.label)).not.toContainText("Mirakl rejects this application");
  await page.goto(accountPath);
  await account.expectStatus("active", { timeoutMs: 60_000 });
});
