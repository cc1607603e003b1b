import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { signOut } from "./own-user";

test.use({ storageState: nobody });
/** Leaves for the company's provider, says there who one is, and agrees. */
async function signInAtAcme(page: Page, who: { email: string; groups: string; name?: string }): Promise<void> {
  // The provider's own page asks for a font from elsewhere.
  await page.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ contentType: "text/css", body: "" }));
  await page.getByRole("button", { name: "Sign in with Acme ID", exact: true }).click();
  await page.getByPlaceholder("Enter any login").fill(new URLSearchParams(who).toString());
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in", exact: true }).click();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}
const newEmail = () => `${crypto.randomUUID()}@acme.example`;

test("the company's sign-in lets in with the role that it gives, and comes back", async ({ page }) => {
  await page.goto("/tickets");
  await expect(page).toHaveURL("/sign-in?returnTo=%2Ftickets");
  await expectAccessible(page, "sign-in with single sign-on");
  await signInAtAcme(page, { email: newEmail(), groups: "staff,latchkey-viewers", name: "Vera Acme" });
  await expect(page).toHaveURL("/tickets");
  await page.goto("/settings");
  await expect(page.getByRole("main")).toContainText("Vera Acme");
  await expect(page.getByRole("main")).toContainText("Viewer, sees everything, changes nothing");
  await signOut(page);
  await page.goto("/accounts");
  await expect(page).toHaveURL("/sign-in?returnTo=%2Faccounts");
});

test("who has no role there is told so, and stays outside", async ({ page, context }) => {
  await page.goto("/sign-in");
  await signInAtAcme(page, { email: newEmail(), groups: "staff" });
  await expect(page).toHaveURL(/\/sign-in\?.*error=sso_role_missing/);
  const problem = page.getByRole("main").getByRole("alert");
  await expect(problem).toContainText("gives you no role in Latchkey");
  await expectAccessible(page, "single sign-on, refused");
  expect((await context.cookies()).filter(({ name }) => name.endsWith("session-token"))).toEqual([]);
});

test("an e-mail address alone opens nobody's account", async ({ page, run }) => {
  await page.goto("/sign-in");
  await signInAtAcme(page, { email: run.admin.email, groups: "latchkey-admins" });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("an address alone proves too little");
});

test("a return that this browser did not ask for signs nobody in", async ({ page, context }) => {
  await page.goto("/api/auth/callback/oidc?code=stolen&state=forged");
  await expect(page).toHaveURL(/\/sign-in\?.*error=OAuthCallback/);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("did not confirm who you are");
  expect((await context.cookies()).filter(({ name }) => name.endsWith("session-token"))).toEqual([]);
});
