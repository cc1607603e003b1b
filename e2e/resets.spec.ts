import { expectAccessible, expectNoFindings } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { addOwnUser, signInWithPassword, signOut } from "./own-user";
import { ConfirmDialog } from "./pages/confirm-dialog";
import { appCode, SecurityPage } from "./pages/security-page";
import { SignInPage } from "./pages/sign-in-page";
import { UsersPage } from "./pages/users-page";

test.use({ storageState: nobody });
const newPassword = "eight loud lanterns at the station";
/** Sign-ins that do not get in, and sessions that were ended. */
const refused = /Failed to load resource.*401/;

test("an admin sends a colleague a link to a new password, which works once", async ({
  page,
  openBrowser,
  run,
  problems,
}) => {
  problems.expect(refused);
  const una = await addOwnUser(run);
  const unas = await openBrowser({ storageState: nobody });
  await signInWithPassword(unas, una);
  await signInWithPassword(page, run.admin);
  const users = new UsersPage(page);
  await users.open();
  const title = `Reset the password of ${una.name}?`;
  const dialog = await users.ask(una.name, "Reset password", title);
  await expectNoFindings(page, "resetting a password");
  await dialog.button("Create link").click();
  const link = await users.takeLink(una.name, "Link to a new password");
  expect(new URL(link).hash.length).toBeGreaterThan(40);

  const guest = await openBrowser({ storageState: nobody });
  await guest.goto(link);
  await expect(guest).toHaveURL("/new-password");
  const heading = guest.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Set a new password");
  await expect(guest.getByLabel("Email", { exact: true })).toHaveValue(una.email);
  await expectAccessible(guest, "a link to a new password");
  const field = guest.getByLabel("New password", { exact: true });
  const set = guest.getByRole("button", { name: "Set new password", exact: true });
  await field.fill("short");
  await set.click();
  await expect(field).toHaveAccessibleDescription(/at least 12 characters/);
  await unas.goto("/tickets");
  await expect(unas).toHaveURL("/tickets");
  await field.fill(newPassword);
  await set.click();
  await expect(guest.getByRole("main").getByRole("status")).toContainText("The new password is set.");
  await expectNoFindings(guest, "a new password that is set");

  // Her page is told, and leaves by itself.
  await expect(unas).toHaveURL(/\/sign-in/);
  await unas.goto("/tickets");
  await expect(unas).toHaveURL(/\/sign-in/);
  const signIn = new SignInPage(unas);
  await signIn.signIn(una);
  await expect(signIn.problem).toContainText("E-mail or password is not right.");
  await signIn.signIn({ email: una.email, password: newPassword });
  await expect(unas).toHaveURL("/tickets");

  await guest.goto("/sign-in");
  await guest.goto(link);
  await expect(heading).toHaveText("A new password has been set by this link. Each link works once.");
  await expectAccessible(guest, "a link to a new password that was used");
  await page.goto("/activity");
  await expect(page.getByRole("main")).toContainText(`made a link by which ${una.email} sets a new password`);
});

test("an admin takes a lost second factor away", async ({ page, openBrowser, run, problems }) => {
  problems.expect(refused);
  const una = await addOwnUser(run);
  const unas = await openBrowser({ storageState: nobody });
  await signInWithPassword(unas, una);
  const security = new SecurityPage(unas);
  await security.open();
  await security.confirmAuthenticator(await appCode(await security.beginAuthenticator()));
  await security.closeRecoveryCodes();
  await signInWithPassword(page, run.admin);
  const users = new UsersPage(page);
  await users.open();
  await users.openMenu("Admin");
  await expect(page.getByRole("menuitem", { name: "Change role", exact: true })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /^Reset/ })).toHaveCount(0);
  await page.keyboard.press("Escape");

  const title = `Reset the second factor of ${una.name}?`;
  const dialog = await users.ask(una.name, "Reset second factor", title);
  await expectNoFindings(page, "resetting a second factor");
  await dialog.button("Reset second factor").click();
  await expect(new ConfirmDialog(page, title).root).toBeHidden();
  // Her page is told, and leaves by itself.
  await expect(unas).toHaveURL(/\/sign-in/);
  await unas.goto("/tickets");
  await expect(unas).toHaveURL(/\/sign-in/);
  await new SignInPage(unas).signIn(una);
  await expect(unas).toHaveURL("/tickets");
  await users.openMenu(una.name);
  await expect(page.getByRole("menuitem", { name: "Reset password", exact: true })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Reset second factor", exact: true })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await signOut(page);
});
