import { readEveryAddress } from "./every-address";
import { expect, test } from "./fixtures";
import { LeakSearch } from "./leak-search";
import { createShopWithPerson, registerApplication } from "./mirakl-application";
import { ApplicationsPage } from "./pages/applications-page";
import { MiraklSignInPage } from "./pages/mirakl-sign-in-page";
import { calls, type RecordedRequest } from "./sandbox";

/** What a form of a token request holds. */
const formValues = (requests: RecordedRequest[], name: string) => [
  ...new Set(requests.flatMap(({ form }) => form?.[name] ?? [])),
];

test("client secrets, codes and tokens of Sign in with Mirakl come to light nowhere", async ({
  page,
  context,
  wizard,
  account,
  sandbox,
  run,
}) => {
  const inBrowser = new LeakSearch();
  inBrowser.watch(context);
  const application = await registerApplication(page, { sandbox, run }, { refreshTokens: "rotating" });
  const { shop, person } = await createShopWithPerson(sandbox);
  await wizard.startSigningIn(application.label, "Well kept");
  const state = new URL(page.url()).searchParams.get("state") ?? "";
  await new MiraklSignInPage(page).grant(person, shop.name);
  await expect(account.heading).toHaveText("Well kept");
  await account.refresh();
  await expect(account.toast("Token refreshed")).toBeVisible();
  await account.refresh();
  await account.verify();
  await account.result.expectAllPassed();
  await inBrowser.look(page);
  await new ApplicationsPage(page, sandbox.environment).open();
  await inBrowser.look(page);

  await page.goBack();
  const { clientSecret } = await sandbox.rotateClientSecret(application);
  const dialog = await account.openDialog("Revoke access", "Revoke access to Well kept?");
  await dialog.button("Revoke access").click();
  await account.expectStatus("revoked");
  await expect(page.getByRole("main")).toContainText("Revocation pending at Mirakl");
  await inBrowser.look(page);
  const accountId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await readEveryAddress(page, { searches: [inBrowser], run, parameters: { accountId } });

  const requests = await sandbox.requestsOf(application, { path: calls.token });
  const [code = ""] = formValues(requests, "code");
  const refreshTokens = formValues(requests, "refresh_token");
  const accessTokens = await sandbox.tokensOf(application);
  expect(code).not.toBe("");
  expect(refreshTokens.length).toBeGreaterThanOrEqual(2);
  expect(accessTokens.length).toBeGreaterThanOrEqual(2);

  const atRest = new LeakSearch();
  for (const search of [inBrowser, atRest]) {
    search.addSecret("the client secret", application.clientSecret);
    search.addSecret("the new client secret", clientSecret);
    for (const [index, token] of refreshTokens.entries()) search.addSecret(`refresh token ${index}`, token);
    for (const [index, token] of accessTokens.entries()) search.addSecret(`access token ${index}`, token);
  }
  // Both stand in addresses on their way, as the protocol has it; nothing keeps them.
  atRest.addSecret("the code", code);
  atRest.addSecret("the state", state);
  expect.soft(await inBrowser.findInBrowser()).toEqual([]);
  expect.soft(await atRest.findInDatabase(run.databaseUrl)).toEqual([]);
  expect.soft(atRest.findInFiles(run.logFiles)).toEqual([]);
});
