import type { Locator, Page } from "@playwright/test";
import postgres from "postgres";
import { expect, nobody, test } from "./fixtures";
import { addOwnUser, signInWithPassword } from "./own-user";
import { AccountsPage } from "./pages/accounts-page";

const live = (page: Page) => page.getByText("Live updates on");
const polled = (page: Page) => page.getByText("Updated every 5 s");
const soon = { timeout: 2_000 };

let sql: postgres.Sql;
test.beforeAll(({ run }) => {
  sql = postgres(run.databaseUrl, { max: 1 });
});
test.afterAll(() => sql.end());
/** What happens to an account elsewhere, without a browser. */
const rejectElsewhere = (accountId: string) =>
  sql`update accounts set reconnect_required_at = now(), next_refresh_at = null where id = ${accountId}`;

/**
 * Tells of a row whether it has been rendered since: React gives an element new props each time that it renders what the
 * element belongs to, also where nothing in the document changes by that.
 */
const watchRenders = (row: Locator) =>
  row.evaluateHandle((element) => {
    const props = () => Object.entries(element).find(([key]) => key.startsWith("__reactProps$"))?.[1];
    const before = props();
    return { wasRendered: () => props() !== before };
  });

test("two browsers show a new status within two seconds, without a reload and without touching other rows", async ({
  accounts,
  accountMaker,
  sandbox,
  openBrowser,
}) => {
  const shops = [await sandbox.createShopWithKey(), await sandbox.createShopWithKey()] as const;
  const mark = `Live ${crypto.randomUUID().slice(0, 8)}`;
  const names = [`${mark} A`, `${mark} B`] as const;
  const id = await accountMaker.add({ ...shops[0], name: names[0] });
  await accountMaker.add({ ...shops[1], name: names[1] });
  const colleague = new AccountsPage(await openBrowser());
  for (const table of [accounts, colleague]) {
    await table.open(`q=${encodeURIComponent(mark)}&sort=name`);
    await expect(live(table.page)).toBeVisible({ timeout: 10_000 });
    await expect(table.badge(names[0])).toHaveAttribute("data-status", "active");
  }
  const renders = [await watchRenders(accounts.row(names[0])), await watchRenders(accounts.row(names[1]))];
  const touched = await accounts.row(names[1]).evaluateHandle((row) => {
    const seen: string[] = [];
    const observer = new MutationObserver((records) => seen.push(...records.map(({ type }) => type)));
    observer.observe(row, { subtree: true, childList: true, attributes: true, characterData: true });
    return seen;
  });

  await rejectElsewhere(id);
  for (const table of [accounts, colleague]) {
    await expect(table.badge(names[0])).toHaveAttribute("data-status", "reconnect", soon);
  }
  const wereRendered = renders.map((row) => row.evaluate(({ wasRendered }) => wasRendered()));
  expect(await Promise.all(wereRendered)).toEqual([true, false]);
  expect(await touched.jsonValue()).toEqual([]);

  await sql`update accounts set reconnect_required_at = null where id = ${id}`;
  for (const table of [accounts, colleague]) {
    await expect(table.badge(names[0])).toHaveAttribute("data-status", "active", soon);
  }
});

test("an account's page follows too, and an account that is added elsewhere appears in the table", async ({
  account,
  accountMaker,
  sandbox,
  openBrowser,
}) => {
  const shop = await sandbox.createShopWithKey();
  const colleague = new AccountsPage(await openBrowser());
  await colleague.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(live(colleague.page)).toBeVisible({ timeout: 10_000 });
  const id = await accountMaker.add(shop);
  await expect(colleague.row(shop.name)).toBeVisible(soon);

  await account.open(id);
  await expect(live(account.page)).toBeVisible({ timeout: 10_000 });
  await rejectElsewhere(id);
  await account.expectStatus("reconnect", { timeoutMs: 2_000 });
});

test("where the stream is held back the page is polled, and live again when it comes through", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
  problems,
}) => {
  problems.expect(/ERR_FAILED/);
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await page.route("**/api/live", (route) => route.abort());
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(polled(page)).toBeVisible();
  await rejectElsewhere(id);
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "reconnect", { timeout: 8_000 });
  await page.unroute("**/api/live");
  await expect(live(page)).toBeVisible({ timeout: 20_000 });
});

test("a page that nobody looks at lets go of its stream, and catches up when it is looked at", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(live(page)).toBeVisible({ timeout: 10_000 });
  const look = (visibility: "hidden" | "visible") =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, visibility);
  await look("hidden");
  await expect(polled(page)).toBeVisible();
  await rejectElsewhere(id);
  await look("visible");
  await expect(live(page)).toBeVisible();
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "reconnect", soon);
});

test("who is signed out elsewhere is taken to the sign-in page within seconds, and nothing is refused before", async ({
  openBrowser,
  run,
}) => {
  const user = await addOwnUser(run);
  const page = await openBrowser({ storageState: nobody });
  await signInWithPassword(page, user);
  await expect(live(page)).toBeVisible({ timeout: 10_000 });
  await sql`update sessions set ended_at = now()
    where user_id = (select id from users where email = ${user.email})`;
  await expect(page).toHaveURL(/\/sign-in/, { timeout: 8_000 });
});
