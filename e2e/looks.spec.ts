import type { Browser, Page } from "@playwright/test";
import { expect, nobody, test } from "./fixtures";
import { addOwnUser, signInWithPassword } from "./own-user";

/** Letters are drawn a little differently by every version: pictures of another one are no yardstick. */
const drawnBy = "143.";

const skipElsewhere = (browser: Browser) =>
  // biome-ignore lint/suspicious/noSkippedTests: counted and shown as skipped, with the reason
  test.skip(!browser.version().startsWith(drawnBy), `the pictures were drawn by Chromium ${drawnBy}x`);

async function expectLooks(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await expect(page).toHaveScreenshot(`${name}-${colorScheme}.png`, {
      stylePath: "e2e/looks.css",
      maxDiffPixelRatio: 0.005,
      animations: "disabled",
    });
  }
}

const forStrangers = [
  ["invitation-used", "/invite"],
  ["new-password-used", "/new-password"],
  ["returned-unknown", "/auth/mirakl/result/unknown?problem=authorization_state_unknown"],
  ["connect-unknown", "/connect/nobody-here"],
] as const;

test.describe("strangers", () => {
  test.use({ storageState: nobody });

  for (const [name, address] of forStrangers) {
    test(`${name} looks as it did`, async ({ page, browser, problems }) => {
      skipElsewhere(browser);
      problems.expect(/404/);
      await page.goto(address);
      await expectLooks(page, name);
    });
  }

  test("the own pages of a person look as they did", async ({ page, browser, run }) => {
    skipElsewhere(browser);
    await signInWithPassword(page, await addOwnUser(run));
    await page.goto("/settings/security");
    await expectLooks(page, "security");
  });
});

const forAdmins = [
  ["accounts-no-match", "/accounts?q=nothing-is-called-this"],
  ["add-account-method", "/accounts/new"],
  ["add-account-api-key", "/accounts/new?step=2&method=api_key"],
  ["add-account-client-credentials", "/accounts/new?step=2&method=client_credentials"],
  ["import", "/accounts/import"],
  ["add-application", "/applications/new"],
  ["tickets-no-match", "/tickets?q=nothing-says-this"],
  ["activity-no-match", "/activity?from=2001-01-01T00:00:00.000Z&to=2001-01-02T00:00:00.000Z"],
  ["not-found", "/nothing-here"],
] as const;

for (const [name, address] of forAdmins) {
  test(`${name} looks as it did`, async ({ page, browser, problems }) => {
    skipElsewhere(browser);
    problems.expect(/404/);
    await page.goto(address);
    await expectLooks(page, name);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectLooks(page, `${name}-phone`);
  });
}
