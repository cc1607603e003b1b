import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser";
import { exitWithProblem } from "./start-problem";
import { startSeededProduct } from "./testing/seeded-product";

const file = "docs/screenshot.png";

/** `npm run docs:screenshot`: the accounts table of the built product, as README.md shows it. */
async function main(): Promise<void> {
  const product = await startSeededProduct({ accounts: 142, hasWorker: true });
  const browser = await chromium.launch(await findBrowser());
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
    await context.addCookies(product.cookies);
    const page = await context.newPage();
    await page.goto(`${product.url}/accounts`);
    await page.getByRole("table", { name: "Accounts" }).waitFor();
    await page.getByText("Refresh worker running").waitFor();
    await page.screenshot({ path: file });
    process.stdout.write(`${file} is new.\n`);
  } finally {
    await browser.close();
    await product.stop();
  }
}

main().catch(exitWithProblem);
