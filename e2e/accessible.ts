import { setTimeout as sleep } from "node:timers/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/**
 * Holds what the page shows now to the rules of axe, light and dark, on a desktop and on a phone, and to the width of
 * the phone.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.setViewportSize(phone);
  await expectNoFindings(page, `${what} on a phone`);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow(), `${what} on a phone: pixels to scroll sideways`).toBe(0);
  await page.setViewportSize(desktop);
  await expectNoFindings(page, what);
}

/** The same at the width that the page has now. */
export async function expectNoFindings(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    // Menus stand at the end of the document, outside of landmarks: people come to them by their button. Frames of
    // messages run no scripts, axe's neither.
    const axe = new AxeBuilder({ page }).disableRules("region").exclude("iframe[sandbox]");
    // The themes differ in their colours only.
    if (colorScheme === "dark") axe.withRules("color-contrast");
    let findings = await findingsOf(axe);
    if (findings.length > 0) {
      // What is being renewed behind a dialog may be half there for a moment: what counts is what stays.
      await sleep(1_500);
      findings = await findingsOf(axe);
    }
    expect(findings, `${what}, ${colorScheme}`).toEqual([]);
  }
}

async function findingsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact} ${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}
