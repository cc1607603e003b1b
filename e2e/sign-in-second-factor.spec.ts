import { expectAccessible, expectNoFindings } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { addOwnUser, type OwnUser, signInWithPassword, signOut } from "./own-user";
import { appCode, SecurityPage } from "./pages/security-page";
import type { SignInPage } from "./pages/sign-in-page";

test.use({ storageState: nobody });
/** next-auth has no other status to tell that a second step follows. */
const secondStep = /Failed to load resource.*401/;

async function toSecondStep(signIn: SignInPage, user: OwnUser): Promise<void> {
  await signIn.open("/tickets");
  await signIn.signIn(user);
  await expect(signIn.page).toHaveURL("/sign-in/second-factor?returnTo=%2Ftickets");
  const heading = signIn.page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Enter the code from your authenticator app");
}

test("a code is needed once an authenticator app is set up", async ({ signIn, page, run, problems }) => {
  problems.expect(secondStep);
  const user = await addOwnUser(run);
  const security = new SecurityPage(page);
  await signInWithPassword(page, user);
  await security.open();
  await expectAccessible(page, "sign-in security, nothing set up");
  const key = await security.beginAuthenticator();
  await expectNoFindings(page, "setting up an authenticator app");
  const used = await appCode(key);
  await security.confirmAuthenticator(used);
  await expectNoFindings(page, "recovery codes");
  await security.closeRecoveryCodes();
  await expect(security.authenticator).toContainText("10 left");
  await expectAccessible(page, "sign-in security, with an authenticator app");
  await signOut(page);

  await toSecondStep(signIn, user);
  // Half a sign-in opens nothing.
  expect((await page.request.get("/api/accounts")).status()).toBe(401);
  await expectAccessible(page, "second step");
  await security.enter("12 34 5");
  await expect(security.code).toHaveAccessibleDescription("Enter the six digits that the app shows");
  await security.enter(used);
  const problem = page.getByRole("main").getByRole("alert");
  await expect(problem).toContainText("This code is not right, too old, or was used before.");
  await expectAccessible(page, "second step, rejected");
  await security.enter(await appCode(key, 1));
  await expect(page).toHaveURL("/tickets");
});

test("a recovery code lets in once", async ({ signIn, page, run, problems }) => {
  problems.expect(secondStep);
  const user = await addOwnUser(run);
  const security = new SecurityPage(page);
  await signInWithPassword(page, user);
  await security.open();
  const [code = ""] = await security.confirmAuthenticator(await appCode(await security.beginAuthenticator()));
  await security.closeRecoveryCodes();
  await signOut(page);

  await toSecondStep(signIn, user);
  await page.getByRole("button", { name: "Use a recovery code", exact: true }).click();
  await expectNoFindings(page, "recovery code");
  await security.enterRecoveryCode(code);
  await expect(page).toHaveURL("/tickets");
  await security.open();
  await expect(security.authenticator).toContainText("9 left");
  await signOut(page);

  await toSecondStep(signIn, user);
  await page.getByRole("button", { name: "Use a recovery code", exact: true }).click();
  await security.enterRecoveryCode(code);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "This recovery code is not right, or was used before.",
  );
});

test("the second step is asked of nobody who has not entered their password here", async ({ page }) => {
  await page.goto("/sign-in/second-factor?returnTo=/tickets");
  await expect(page).toHaveURL("/sign-in?returnTo=%2Ftickets");
});

test("an authenticator app is removed, and a password is enough again", async ({ page, run }) => {
  const user = await addOwnUser(run);
  const security = new SecurityPage(page);
  await signInWithPassword(page, user);
  await security.open();
  const first = await security.confirmAuthenticator(await appCode(await security.beginAuthenticator()));
  await security.closeRecoveryCodes();
  await security.authenticator.getByRole("button", { name: "New recovery codes", exact: true }).click();
  await security.dialog.getByRole("button", { name: "Make new codes", exact: true }).click();
  const list = security.dialog.getByRole("list", { name: "Recovery codes", exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  await expect(list).not.toContainText(first[0] ?? "");
  await security.closeRecoveryCodes();
  await security.authenticator.getByRole("button", { name: "Remove authenticator app", exact: true }).click();
  await expectNoFindings(page, "removing an authenticator app");
  await security.dialog.getByRole("button", { name: "Remove authenticator app", exact: true }).click();
  await expect(
    security.authenticator.getByRole("button", { name: "Set up authenticator app", exact: true }),
  ).toBeVisible();
  await signOut(page);
  await signInWithPassword(page, user);
});
