import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { addOwnUser, ageSessions, signInWithPassword } from "./own-user";
import { ConfirmDialog } from "./pages/confirm-dialog";
import { InvitationPage } from "./pages/invitation-page";
import { SignInPage } from "./pages/sign-in-page";
import { UsersPage } from "./pages/users-page";
import type { RunSettings } from "./settings";

// Who is an admin concerns all of these stories.
test.describe.configure({ mode: "serial" });

const password = "seven quiet lanterns in the harbour";

/** Somebody whom no other test knows. */
function somebody(role: "Admin" | "Viewer" = "Viewer") {
  const id = randomUUID().slice(0, 8);
  return { name: `Grace ${id}`, email: `grace-${id}@example.com`, role };
}

type OpenBrowser = (options: { storageState: typeof nobody }) => Promise<Page>;

/** An admin who has just signed in, as it takes to make another. */
async function signedInAnew(openBrowser: OpenBrowser, run: RunSettings) {
  const [page, user] = [await openBrowser({ storageState: nobody }), await addOwnUser(run, "admin")];
  await signInWithPassword(page, user);
  return { page, user };
}

/** Invites somebody and comes in as them in another browser. */
async function bringIn(users: UsersPage, openBrowser: OpenBrowser, role: "Admin" | "Viewer" = "Viewer") {
  const person = somebody(role);
  const link = await users.invite(person);
  const page = await openBrowser({ storageState: nobody });
  const invitation = new InvitationPage(page);
  await invitation.open(link);
  await invitation.accept(password);
  await expect(page).toHaveURL("/accounts");
  await expect(users.state(person.name)).toHaveText("Active");
  return { ...person, link, page };
}

test("an invited viewer comes in by the link, sees everything and finds nothing to change", async ({
  page,
  openBrowser,
  run,
  problems,
}) => {
  problems.expect(/404.*\/settings\/users/);
  const users = new UsersPage(page);
  await users.open();
  const grace = somebody();
  const link = await users.invite(grace);
  const secret = new URL(link).hash.slice(1);
  await expect(users.state(grace.name)).toHaveText("Invited");

  const guest = await openBrowser({ storageState: nobody });
  const sent: string[] = [];
  guest.on("request", (request) => sent.push(JSON.stringify([request.url().split("#")[0], request.headers()])));
  const invitation = new InvitationPage(guest);
  await invitation.open(link);
  await expect(invitation.heading).toHaveText("You are invited");
  await expect(guest.getByRole("main")).toContainText("as a viewer");
  await expect(guest.getByLabel("Email", { exact: true })).toHaveValue(grace.email);
  await expect(guest.getByLabel("Name", { exact: true })).toHaveValue(grace.name);
  await invitation.accept("short");
  await expect(guest.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/at least 12 characters/);
  await invitation.accept(password);

  await expect(guest).toHaveURL("/accounts");
  await expect(guest.getByRole("heading", { level: 1, name: "Accounts", exact: true })).toBeVisible();
  await expect(guest.getByRole("link", { name: "Add account", exact: true })).toBeHidden();
  await expect(guest.getByRole("button", { name: /^Actions for/ })).toHaveCount(0);
  await guest.goto("/applications");
  await expect(guest.getByRole("heading", { level: 1, name: "Applications", exact: true })).toBeVisible();
  await expect(guest.getByRole("link", { name: "Add application", exact: true })).toBeHidden();
  await guest.goto("/settings");
  await expect(guest.getByRole("heading", { level: 1, name: "Profile", exact: true })).toBeVisible();
  await expect(guest.getByRole("link", { name: "Users", exact: true })).toBeHidden();
  await guest.goto("/settings/users");
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address.");

  await expect(users.state(grace.name)).toHaveText("Active");
  await expect(users.row(grace.name)).toContainText("Viewer");
  // The secret was in no address and no header, and nobody wrote it down.
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.filter((request) => request.includes(secret))).toEqual([]);
  for (const file of run.logFiles) expect(readFileSync(file, "utf8"), file).not.toContain(secret);
});

test("a link works once, and says why it does no more", async ({ page, openBrowser }) => {
  const users = new UsersPage(page);
  await users.open();
  const accepted = await bringIn(users, openBrowser);
  const guest = await openBrowser({ storageState: nobody });
  const invitation = new InvitationPage(guest);
  await invitation.open(accepted.link);
  await expect(invitation.heading).toHaveText("This invitation has been accepted. Each link works once.");

  const grace = somebody();
  const first = await users.invite(grace);
  const renewing = await users.ask(grace.name, "New link", `Make a new link for ${grace.name}?`);
  await renewing.button("New link").click();
  const second = await users.takeLink(grace.name);
  await invitation.open(first);
  await expect(invitation.heading).toHaveText("This link is not complete, or a newer one has taken its place.");
  await invitation.open(second);
  await expect(invitation.heading).toHaveText("You are invited");

  const title = `Withdraw the invitation of ${grace.name}?`;
  const withdrawing = await users.ask(grace.name, "Withdraw invitation", title);
  await withdrawing.button("Withdraw invitation").click();
  await expect(users.row(grace.name)).toBeHidden();
  await guest.getByLabel("Password", { exact: true }).fill(password);
  await guest.getByRole("button", { name: "Accept invitation", exact: true }).click();
  await expect(guest.getByRole("main").getByRole("alert")).toContainText("This invitation was withdrawn.");
  await guest.goto("/invite");
  await expect(invitation.heading).toHaveText("This link is not complete, or a newer one has taken its place.");
});

test("a new role counts from the next click on, and disabling ends the session", async ({
  openBrowser,
  run,
  problems,
}) => {
  problems.expect(/Failed to load resource.*401/);
  const { page } = await signedInAnew(openBrowser, run);
  const users = new UsersPage(page);
  await users.open();
  const grace = await bringIn(users, openBrowser);

  const changing = await users.ask(grace.name, "Change role", `Change role of ${grace.name}?`);
  await changing.root.getByRole("radio", { name: "Admin", exact: true }).check();
  await changing.button("Change role").click();
  await expect(changing.root).toBeHidden();
  await expect(users.row(grace.name)).toContainText("Admin");
  await grace.page.getByRole("link", { name: "Applications", exact: true }).click();
  await expect(grace.page.getByRole("link", { name: "Add application", exact: true }).first()).toBeVisible();

  const disabling = await users.ask(grace.name, "Disable", `Disable ${grace.name}?`);
  await expect(disabling.root).toContainText("1 session ends.");
  await disabling.button("Disable").click();
  await expect(users.state(grace.name)).toHaveText("Disabled");
  // Her page is told, and leaves by itself.
  await expect(grace.page).toHaveURL(/\/sign-in/);
  const signIn = new SignInPage(grace.page);
  await signIn.signIn({ email: grace.email, password });
  await expect(signIn.problem).toContainText("E-mail or password is not right.");

  await users.openMenu(grace.name);
  await page.getByRole("menuitem", { name: "Enable", exact: true }).click();
  await expect(users.state(grace.name)).toHaveText("Active");
  await signIn.signIn({ email: grace.email, password });
  await expect(grace.page).not.toHaveURL(/\/sign-in/);

  const removing = await users.ask(grace.name, "Remove user", `Remove ${grace.name}?`);
  await removing.button("Remove user").click();
  await expect(users.row(grace.name)).toBeHidden();
  // The page may be leaving by itself, which ends this visit before it has begun.
  await grace.page.goto("/accounts").catch(() => undefined);
  await expect(grace.page).toHaveURL(/\/sign-in/);
});

test("who signed in long ago makes an admin after another sign-in, and viewers without", async ({
  openBrowser,
  run,
}) => {
  const { page, user } = await signedInAnew(openBrowser, run);
  await ageSessions(run, user);
  const users = new UsersPage(page);
  await users.open();
  await users.invite(somebody("Viewer"));
  const [dialog, grace] = [await users.beginInvitation(), somebody("Admin")];
  await users.fillInvitation(dialog, grace);
  await expect(dialog.root.getByRole("alert")).toContainText("within 15 minutes of signing in");
  // What was typed is still there.
  await expect(dialog.field("Email")).toHaveValue(grace.email);
  await dialog.button("Sign in again").click();
  await expect(page).toHaveURL(/\/sign-in/);
  const signIn = new SignInPage(page);
  await signIn.signIn(user);
  await expect(page).toHaveURL("/settings/users");
  await users.invite(grace);
  await expect(users.state(grace.name)).toHaveText("Invited");
});

// That the only one cannot is told in lib/users/administration.db.test.ts: here other stories have admins of their own.
test("admins who give up their right are told before", async ({ openBrowser, run }) => {
  const { page } = await signedInAnew(openBrowser, run);
  const users = new UsersPage(page);
  await users.open();
  const bea = await bringIn(users, openBrowser, "Admin");
  const beas = new UsersPage(bea.page);
  await beas.open();
  await beas.openMenu(bea.name);
  await expect(bea.page.getByRole("menuitem", { name: "Change role", exact: true })).toBeVisible();
  for (const name of ["Disable", "Remove user"]) {
    await expect(bea.page.getByRole("menuitem", { name, exact: true })).toHaveCount(0);
  }
  await bea.page.keyboard.press("Escape");
  const giving = await beas.ask(bea.name, "Change role", `Change role of ${bea.name}?`);
  await giving.root.getByRole("radio", { name: "Viewer", exact: true }).check();
  await expect(giving.root).toContainText("You take this right from yourself");
  await giving.button("Change role").click();
  await expect(bea.page).toHaveURL("/settings");
  await expect(bea.page.getByRole("link", { name: "Users", exact: true })).toBeHidden();
});

test("people change their password and end their sessions themselves", async ({ page, openBrowser, problems }) => {
  // A page that is open in a session which was ended may ask once more.
  problems.expect(/Failed to load resource.*401/);
  const users = new UsersPage(page);
  await users.open();
  const grace = await bringIn(users, openBrowser);
  const other = await openBrowser({ storageState: nobody });
  const signIn = new SignInPage(other);
  await signIn.open();
  await signIn.signIn({ email: grace.email, password });
  await expect(other).toHaveURL("/accounts");

  await grace.page.goto("/settings");
  const sessions = grace.page.getByRole("region", { name: "Sessions", exact: true }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("This session");
  await expect(sessions.first()).toContainText("Chrome on");

  const newPassword = "eight loud lanterns at the station";
  await grace.page.getByRole("button", { name: "Change password", exact: true }).click();
  const dialog = new ConfirmDialog(grace.page, "Change password");
  await dialog.field("Current password").fill("not the password");
  await dialog.field("New password").fill(newPassword);
  await dialog.button("Change password").click();
  await expect(dialog.field("Current password")).toHaveAccessibleDescription("This is not your current password");
  await dialog.field("Current password").fill(password);
  await dialog.button("Change password").click();
  await expect(dialog.root).toBeHidden();
  await expect(sessions).toHaveCount(1);
  // The open page goes by itself; a page that is asked for is refused.
  await expect(other).toHaveURL(/\/sign-in/);
  await other.goto("/tickets");
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn.signIn({ email: grace.email, password: newPassword });
  await expect(other).toHaveURL("/tickets");

  await expect(sessions).toHaveCount(2);
  await sessions.last().getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(sessions).toHaveCount(1);
  await expect(other).toHaveURL(/\/sign-in/);
  await other.goto("/accounts");
  await expect(other).toHaveURL(/\/sign-in/);

  await grace.page.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  const ending = new ConfirmDialog(grace.page, "Sign out everywhere?");
  await ending.button("Sign out everywhere").click();
  await expect(grace.page).toHaveURL("/sign-in");
  await grace.page.goto("/settings");
  await expect(grace.page).toHaveURL(/\/sign-in/);
});

test("everything about users is accessible, light and dark, wide and on a phone", async ({ page, openBrowser }) => {
  const users = new UsersPage(page);
  await users.open();
  const grace = somebody();
  const link = await users.invite(grace);
  await expectAccessible(page, "the users");
  await users.openMenu(grace.name);
  await expectAccessible(page, "the users with a menu");
  await page.keyboard.press("Escape");
  await expect(users.row(grace.name).getByRole("button")).toBeFocused();

  const dialog = await users.ask(grace.name, "New link", `Make a new link for ${grace.name}?`);
  await expectAccessible(page, "making a new link");
  await dialog.cancel();
  await expect(users.row(grace.name).getByRole("button")).toBeFocused();
  await page.getByRole("button", { name: "Invite user", exact: true }).click();
  await expect(new ConfirmDialog(page, "Invite user").field("Email")).toBeFocused();
  await expectAccessible(page, "inviting");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Invite user", exact: true })).toBeFocused();

  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1, name: "Profile", exact: true })).toBeVisible();
  await expectAccessible(page, "the profile");
  await page.getByRole("button", { name: "Change password", exact: true }).click();
  await expect(new ConfirmDialog(page, "Change password").field("Current password")).toBeFocused();
  await expectAccessible(page, "changing the password");

  const guest = await openBrowser({ storageState: nobody });
  const invitation = new InvitationPage(guest);
  await invitation.open(link);
  await expect(invitation.heading).toHaveText("You are invited");
  await expectAccessible(guest, "an invitation");
  await guest.goto("/invite");
  await expect(invitation.heading).toHaveText(/^This link is not complete/);
  await expectAccessible(guest, "a link that does not work");
});
