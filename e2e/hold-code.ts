import { expect, type Page } from "@playwright/test";
import { codeOfPages, holdRequests } from "./hold-requests";
import { AccountsPage } from "./pages/accounts-page";

/**
 * Holds back the code that the accounts page, once it is alive, loads with the first use of something.
 * @returns what lets it go, and waits until it arrives
 */
export async function holdCode(page: Page): Promise<{ letGo: () => Promise<void> }> {
  const { searchBox } = new AccountsPage(page);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(searchBox).toBeFocused({ timeout: 500 });
  }).toPass();
  await searchBox.blur();
  const release = await holdRequests(page, codeOfPages);
  return {
    letGo: async () => {
      const arrived = page.waitForEvent("requestfinished");
      release();
      await arrived;
      // What it opens is on the page by then.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    },
  };
}
