import { defineConfig } from "@playwright/test";
import { type Browser, findBrowser } from "./scripts/find-browser";

// Playwright reads this file again in every worker: only the first one looks for a browser.
process.env.E2E_BROWSER ||= JSON.stringify(await findBrowser());

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Room for a machine that is busy with other things; a story takes seconds.
  timeout: 150_000,
  expect: { timeout: 20_000 },
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  reporter: [["list"], ...(process.env.E2E_REPORT ? [["json", { outputFile: process.env.E2E_REPORT }] as const] : [])],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    browserName: "chromium",
    launchOptions: JSON.parse(process.env.E2E_BROWSER) as Browser,
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    contextOptions: { reducedMotion: "reduce" },
  },
});
