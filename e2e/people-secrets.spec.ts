import { randomUUID } from "node:crypto";
import { readEveryAddress } from "./every-address";
import { expect, nobody, test } from "./fixtures";
import { LeakSearch } from "./leak-search";
import { ConfirmDialog } from "./pages/confirm-dialog";
import { InvitationPage } from "./pages/invitation-page";
import { appCode, SecurityPage } from "./pages/security-page";
import { SignInPage } from "./pages/sign-in-page";
import { UsersPage } from "./pages/users-page";
import { isSessionCookie } from "./stored-session";

test("links, passwords, authenticator keys, recovery codes and sessions of people come to light nowhere", async ({
  page,
  openBrowser,
  run,
  problems,
}) => {
  test.setTimeout(180_000);
  problems.expect(/Failed to load resource.*40[14]/);
  // What is shown once, on purpose, is searched for in everything but the answer that shows it.
  const afterwards = new LeakSearch();
  const atRest = new LeakSearch();
  const addSecret = (name: string, secret: string) => {
    for (const search of [afterwards, atRest]) search.addSecret(name, secret);
  };

  const email = `leak-${randomUUID()}@example.com`;
  const users = new UsersPage(page);
  await users.open();
  const link = await users.invite({ name: "Ida Sealed", email, role: "Viewer" });
  addSecret("the invitation's token", new URL(link).hash.slice(1));
  const [first, second] = [`first-${randomUUID()}`, `second-${randomUUID()}`];
  addSecret("the password", first);
  addSecret("the new password", second);

  const guest = await openBrowser({ storageState: nobody });
  const invitation = new InvitationPage(guest);
  await invitation.open(link);
  await invitation.accept(first);
  await expect(guest).toHaveURL("/accounts");
  await guest.goto("/settings");
  await guest.getByRole("button", { name: "Change password", exact: true }).click();
  const changing = new ConfirmDialog(guest, "Change password");
  await changing.field("Current password").fill(first);
  await changing.field("New password").fill(second);
  await changing.button("Change password").click();
  await expect(changing.root).toBeHidden();

  const security = new SecurityPage(guest);
  await security.open();
  const key = await security.beginAuthenticator();
  addSecret("the authenticator's key", key.replaceAll(" ", ""));
  addSecret("the authenticator's key as it is shown", key);
  const codes = await security.confirmAuthenticator(await appCode(key));
  for (const [index, code] of codes.entries()) addSecret(`recovery code ${index + 1}`, code);
  await security.closeRecoveryCodes();

  afterwards.watch(guest.context());
  afterwards.watch(page.context());
  await guest.context().clearCookies();
  const signIn = new SignInPage(guest);
  await signIn.open("/accounts");
  await signIn.signIn({ email, password: second });
  await guest.getByRole("button", { name: "Use a recovery code", exact: true }).click();
  const unknown = [...(codes[1] ?? "")].reverse().join("");
  await security.enterRecoveryCode(unknown);
  await expect(guest.getByRole("main").getByRole("alert")).toBeVisible();
  await afterwards.look(guest);
  await security.enterRecoveryCode(codes[0] ?? "");
  await expect(guest).toHaveURL("/accounts");
  const session = (await guest.context().cookies()).find(isSessionCookie)?.value ?? "";
  // The browser's own cookie jar and the answer that fills it hold it, as they must.
  atRest.addSecret("the session's cookie", session);

  for (const reader of [guest, page]) {
    await readEveryAddress(reader, { searches: [afterwards], run, parameters: {} });
    for (const address of ["/settings", "/settings/security", "/settings/users", "/activity"]) {
      await reader.goto(address);
      await expect(reader.getByRole("heading", { level: 1 })).toBeVisible();
      await afterwards.look(reader);
    }
  }
  const control = new LeakSearch();
  control.addSecret("the e-mail address", email);
  expect(await control.findInDatabase(run.databaseUrl)).toContain("the e-mail address in table public.users");
  expect.soft(await afterwards.findInBrowser(), "what browsers received afterwards").toEqual([]);
  expect.soft(await atRest.findInDatabase(run.databaseUrl), "the database").toEqual([]);
  expect.soft(atRest.findInFiles(run.logFiles), "the logs").toEqual([]);
});
