import type { Page } from "@playwright/test";

/**
 * Holds back what the page asks for from now on.
 * @param address a pattern of Playwright's routes
 * @returns what lets it go
 */
export async function holdRequests(page: Page, address: string): Promise<() => void> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return letGo;
}

/** Addresses of the product's code. */
export const codeOfPages = "**/_next/static/chunks/**/*.js";
