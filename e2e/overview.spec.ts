import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Overview } from "./pages/overview";

let sql: postgres.Sql;
test.beforeAll(({ run }) => {
  sql = postgres(run.databaseUrl, { max: 1 });
});
test.afterAll(() => sql.end());

test("figures filter the table, and follow what happens", async ({ accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  const overview = new Overview(page);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(page.getByText("Live updates on")).toBeVisible({ timeout: 10_000 });
  const needy = overview.figure("Reconnect needed");
  await needy.click();
  await expect(needy).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/status=reconnect/);
  await expect(page.getByText("No account matches").first()).toBeVisible();

  await sql`update accounts set reconnect_required_at = now(), next_refresh_at = null where id = ${id}`;
  await expect(accounts.row(shop.name)).toBeVisible({ timeout: 2_000 });
  // Other stories change it too.
  await expect(async () => {
    const [row] = await sql`select count(*)::int from accounts
      where reconnect_required_at is not null and revoked_at is null`;
    expect(await overview.count("Reconnect needed")).toBe(row?.count);
  }).toPass({ timeout: 25_000 });

  await needy.click();
  await expect(needy).toHaveAttribute("aria-pressed", "false");
  await expect(page).not.toHaveURL(/status=/);
});

test("the timeline filters by pointer and by keyboard", async ({ accounts, accountMaker, sandbox, page }) => {
  const [soon, late] = [await sandbox.createShopWithClient(), await sandbox.createShopWithClient()];
  const ids = [await accountMaker.add(soon), await accountMaker.add(late)] as const;
  // Nothing renews them, so that they stay where they are.
  await sql`update accounts set next_refresh_at = null, expires_at = now() + interval '8 hours' where id = ${ids[0]}`;
  await sql`update accounts set next_refresh_at = null, expires_at = now() + interval '20 hours' where id = ${ids[1]}`;
  const overview = new Overview(page);
  await accounts.open("sort=name");
  const next = overview.root.getByRole("list", { name: "Next tokens that may end without a new one" });
  await expect(next).toContainText(soon.name);
  await overview.wake();

  // 6 to 12 h of (t / 24 h)^0.4.
  await overview.drag(0.58, 0.75);
  await expect(page).toHaveURL(/expires-from=.*expires-to=/);
  await expect(accounts.row(soon.name)).toBeVisible();
  await expect(accounts.row(late.name)).toBeHidden();
  await page.getByRole("button", { name: "Show all times" }).click();
  await expect(page).not.toHaveURL(/expires-/);

  await overview.end("Ends before").focus();
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(overview.end("Ends before")).toHaveAttribute("aria-valuetext", /^in 1[0-9] h/);
  await expect(page).toHaveURL(/expires-to=/);
  await expect(accounts.row(soon.name)).toBeVisible();
  await expect(accounts.row(late.name)).toBeHidden();
});

test("a host with trouble is named, and filters the table", async ({ accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  const host = `trouble-${shop.name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.example.com`;
  await sql`update accounts set host = ${host}, reconnect_required_at = now() where id = ${id}`;
  await sql`update account_polls set host = ${host}, next_poll_at = now() + interval '1 day' where account_id = ${id}`;
  await sql`insert into troubled_hosts (host, retry_at, last_error_code)
    values (${host}, now() + interval '1 day', 'connection_failed')`;
  const overview = new Overview(page);
  await accounts.open();
  await overview.wake();
  const button = overview.root.getByRole("button", { name: `${host} does not answer` });
  await button.click();
  await expect(page).toHaveURL(new RegExp(`host=${host}`));
  await expect(accounts.names()).toHaveText([shop.name]);
  await expectAccessible(page, "the overview with a host in trouble");
  await sql`delete from troubled_hosts where host = ${host}`;
  await sql`delete from accounts where id = ${id}`;
});

test("what is pressed before the charts are alive counts", async ({ accounts, accountMaker, sandbox, page }) => {
  test.slow();
  await accountMaker.add(await sandbox.createShopWithKey());
  const overview = new Overview(page);
  const shownFor = (span: string) => overview.root.getByRole("heading", { name: `Token expiries in the ${span}` });
  const week = overview.root.getByRole("button", { name: "7 days" });
  // What makes them alive arrives long after the press.
  const lateCode = /\/_next\/static\/.*\.js/;
  await page.route(lateCode, async (route) => {
    const isLate = await page.evaluate(() => document.readyState === "complete").catch(() => false);
    if (isLate) await sleep(1_500);
    await route.continue();
  });
  const open = async () => {
    await accounts.open("sort=name");
    await expect(page.getByText("Live updates on")).toBeVisible({ timeout: 15_000 });
    await expect(week).toBeVisible();
    await expect(overview.end("Ends from")).toBeHidden();
  };

  await open();
  await week.click();
  await expect(shownFor("next 24 h")).toBeVisible();
  await expect(shownFor("next 7 days")).toBeVisible();

  await open();
  await overview.drag(0.5, 0.75);
  await expect(page).toHaveURL(/expires-from=.*expires-to=/);

  // What asks for the browser's own menu is no drag.
  await open();
  await overview.expiries.locator("svg[width='100%']").click({ button: "right", force: true });
  await expect(overview.end("Ends from")).toBeVisible();
  await expect(page).not.toHaveURL(/expires-/);

  await open();
  await week.focus();
  await page.keyboard.press("Enter");
  await expect(shownFor("next 7 days")).toBeVisible();
  await expect(week).toBeFocused();
});

test("on a phone charts are folded until somebody opens them, and stay as they were left", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
  openBrowser,
}) => {
  await accountMaker.add(await sandbox.createShopWithKey());
  await page.setViewportSize({ width: 390, height: 844 });
  const overview = new Overview(page);
  await accounts.open();
  await expect(overview.chartsButton).toHaveAttribute("aria-expanded", "false");
  await expect(overview.expiries).toBeHidden();
  await overview.chartsButton.click();
  await expect(overview.chartsButton).toHaveAttribute("aria-expanded", "true");
  await expect(overview.expiries).toBeVisible();
  await page.reload();
  await expect(overview.expiries).toBeVisible();
  await overview.wake();
  await overview.chartsButton.click();
  await expect(overview.expiries).toBeHidden();

  const desk = new Overview(await openBrowser());
  await desk.page.goto("/accounts");
  await expect(desk.chartsButton).toHaveAttribute("aria-expanded", "true");
  await expect(desk.expiries).toBeVisible();
});

test("charts that were put away stay away, and can be looked at for a week", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  await accountMaker.add(await sandbox.createShopWithKey());
  const overview = new Overview(page);
  await accounts.open();
  await overview.wake();
  await overview.root.getByRole("button", { name: "7 days" }).click();
  await expect(overview.root.getByRole("heading", { name: "Token expiries in the next 7 days" })).toBeVisible();
  await overview.chartsButton.click();
  await expect(overview.expiries).toBeHidden();
  await page.reload();
  await expect(overview.figure("Active")).toBeVisible();
  await expect(overview.chartsButton).toHaveAttribute("aria-expanded", "false");
  await expect(overview.expiries).toBeHidden();
  await overview.chartsButton.click();
  await expect(overview.expiries).toBeVisible();
});
