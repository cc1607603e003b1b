import { chromium } from "@playwright/test";
import { sleep } from "@/lib/clock";
import { findBrowser } from "@/scripts/find-browser";
import type { SeededProduct } from "@/scripts/testing/seeded-product";

const quietMs = 1_500;
const mostKilobytes = 180;

/** Compressed bytes of every script that a first visit to /accounts loads until the page is at rest. */
export async function measureAccountsFirstLoad({ url, cookies }: SeededProduct): Promise<string> {
  const browser = await chromium.launch(await findBrowser());
  try {
    const context = await browser.newContext();
    await context.addCookies(cookies);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const scripts = new Set<string>();
    let bytes = 0;
    await session.send("Network.enable");
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    // New figures bring the code that draws them; whether the clock changes one just now is chance.
    await page.route("**/api/**", () => undefined);
    await page.goto(`${url}/accounts`, { waitUntil: "load" });
    // Reads stay open, so the network is never idle: at rest is when no script has come for a while.
    for (let known = -1; known < bytes; ) {
      known = bytes;
      await sleep(quietMs);
    }
    return `${scripts.size} scripts, ${(bytes / 1_000).toFixed(1)} kB (at most ${mostKilobytes} kB)`;
  } finally {
    await browser.close();
  }
}
