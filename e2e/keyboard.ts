import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until `target` has the focus, as a person does who looks for it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(target).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [0], timeout: 10_000 });
}

/** Presses Tab once, which has to lead exactly there. */
export async function tabOnceTo(page: Page, target: Locator): Promise<void> {
  await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}
