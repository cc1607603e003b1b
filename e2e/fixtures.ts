import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { type AccountMaker, startAccountMaker } from "./add-account";
import { BrowserProblems } from "./browser-problems";
import { AccountPage } from "./pages/account-page";
import { AccountsPage } from "./pages/accounts-page";
import { SignInPage } from "./pages/sign-in-page";
import { TicketsPage } from "./pages/tickets-page";
import { WizardPage } from "./pages/wizard-page";
import { Sandbox } from "./sandbox";
import { type RunSettings, readRunSettings } from "./settings";
import { type StoredSession, signInAdmin } from "./stored-session";

export { nobody } from "./stored-session";
export { expect };

interface WorkerFixtures {
  run: RunSettings;
  /** The admin's session, signed in once for all tests of a worker. */
  adminSession: StoredSession;
  accountMaker: AccountMaker;
}

interface TestFixtures {
  /** The server that plays Mirakl. Shops, keys and clients that a test makes belong to it alone. */
  sandbox: Sandbox;
  problems: BrowserProblems;
  /** Another browser: its own cookies, signed in unless told otherwise. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  signIn: SignInPage;
  wizard: WizardPage;
  accounts: AccountsPage;
  account: AccountPage;
  tickets: TicketsPage;
}

/** Browser tests with the admin signed in; they fail when a page reports an error that the story did not expect. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that this one needs no other
  run: [({}, use) => use(readRunSettings()), { scope: "worker" }],
  browser: [
    async ({ playwright, browserName }, use) => {
      const launch = () => playwright[browserName].launch();
      // A browser that crashes while it starts, as one of some thousands does, tells nothing about the product.
      const browser = await launch().catch(launch);
      await use(browser);
      await browser.close({ reason: "The tests have ended." });
    },
    { scope: "worker" },
  ],
  adminSession: [async ({ browser, run }, use) => use(await signInAdmin(browser, run)), { scope: "worker" }],
  accountMaker: [
    async ({ browser, run, adminSession }, use) => {
      const maker = await startAccountMaker(browser, run, adminSession);
      await use(maker);
      await maker.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ run }, use) => use(run.baseUrl),
  storageState: ({ adminSession }, use) => use(adminSession),
  // Wide enough for every column of the accounts table.
  viewport: { width: 1440, height: 900 },

  problems: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const problems = new BrowserProblems();
      await use(problems);
      expect(problems.unexpected(), "errors that pages reported").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, problems }, use) => {
    problems.watch(context);
    await use(context);
  },
  openBrowser: async ({ browser, problems, run, storageState, viewport }, use) => {
    const opened: { close: () => Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: run.baseUrl, storageState, viewport, ...options });
      opened.push(context);
      problems.watch(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  sandbox: async ({ run }, use) => {
    const sandbox = new Sandbox(run.sandboxUrl);
    await use(sandbox);
    await sandbox.clearOwnFaults();
  },

  signIn: ({ page }, use) => use(new SignInPage(page)),
  wizard: ({ page, sandbox }, use) => use(new WizardPage(page, sandbox.environment)),
  accounts: ({ page }, use) => use(new AccountsPage(page)),
  account: ({ page }, use) => use(new AccountPage(page)),
  tickets: ({ page }, use) => use(new TicketsPage(page)),
});
