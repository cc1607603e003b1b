import type { Page, Request } from "@playwright/test";

/**
 * Holds back what the page asks for from now on.
 * @param address as Playwright's routes have it
 * @returns what lets it go
 */
export async function holdRequests(
  page: Page,
  address: string | ((url: URL) => boolean),
  isHeld: (request: Request) => boolean = () => true,
): Promise<() => void> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    if (isHeld(route.request())) await released;
    await route.continue();
  });
  return letGo;
}

/** Holds back the server actions that the page calls from now on. @returns what lets them go */
export function holdActions(page: Page): Promise<() => void> {
  const isPage = ({ pathname }: URL) => !pathname.startsWith("/api/") && !pathname.startsWith("/_next/");
  return holdRequests(page, isPage, (request) => request.method() === "POST");
}

/** Addresses of the product's code. */
export const codeOfPages = "**/_next/static/chunks/**/*.js";
