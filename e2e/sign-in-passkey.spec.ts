import type { Page } from "@playwright/test";
import { expectAccessible, expectNoFindings } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { addOwnUser, signInWithPassword, signOut } from "./own-user";
import { appCode, SecurityPage } from "./pages/security-page";

test.use({ storageState: nobody });
/** A device that keeps passkeys and lets its owner verify themselves at once. @returns to have it refuse */
async function plugInDevice(page: Page) {
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    verify: (isUserVerified: boolean) => devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}
const signInWithPasskey = (page: Page) => page.getByRole("button", { name: "Sign in with a passkey", exact: true });

test("a passkey signs in without password and code, until it is removed", async ({ page, run }) => {
  const user = await addOwnUser(run);
  const security = new SecurityPage(page);
  const device = await plugInDevice(page);
  await signInWithPassword(page, user);
  await security.open();
  // With an authenticator app too: a passkey stands for both.
  await security.confirmAuthenticator(await appCode(await security.beginAuthenticator()));
  await security.closeRecoveryCodes();

  await security.passkeys.getByRole("button", { name: "Add passkey", exact: true }).click();
  await expectNoFindings(page, "adding a passkey");
  await security.dialog.getByRole("textbox", { name: "Passkey name", exact: true }).fill("Test device");
  await security.dialog.getByRole("button", { name: "Add passkey", exact: true }).click();
  const row = security.passkeys.getByRole("listitem");
  await expect(row).toContainText("Test device");
  await expect(row).toContainText("not used yet");
  await expectAccessible(page, "sign-in security, with a passkey");

  // The same device once more.
  await security.passkeys.getByRole("button", { name: "Add passkey", exact: true }).click();
  await security.dialog.getByRole("textbox", { name: "Passkey name", exact: true }).fill("Again");
  await security.dialog.getByRole("button", { name: "Add passkey", exact: true }).click();
  await expect(security.dialog).toContainText("This device has a passkey for your account already.");
  await security.dialog.getByRole("button", { name: "Cancel", exact: true }).click();
  await signOut(page);

  await signInWithPasskey(page).click();
  await expect(page).toHaveURL("/accounts");
  await security.open();
  await expect(row).toContainText("last used");
  await row.getByRole("button", { name: "Rename passkey", exact: true }).click();
  await security.dialog.getByRole("textbox", { name: "Passkey name", exact: true }).fill("Blue key");
  await security.dialog.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(row).toContainText("Blue key");
  await signOut(page);

  await device.verify(false);
  await signInWithPasskey(page).click();
  const problem = page.getByRole("main").getByRole("alert");
  await expect(problem).toContainText("The browser gave no passkey");
  await expectAccessible(page, "sign-in without a passkey");
  await device.verify(true);
  await signInWithPasskey(page).click();
  await expect(page).toHaveURL("/accounts");

  await security.open();
  await row.getByRole("button", { name: "Remove passkey", exact: true }).click();
  await security.dialog.getByRole("button", { name: "Remove passkey", exact: true }).click();
  await expect(row).toHaveCount(0);
  await signOut(page);
  await signInWithPasskey(page).click();
  await expect(problem).toContainText("This passkey was not accepted here.");
});
