import { expect, test } from "./fixtures";
import { columns } from "./pages/accounts-page";
import { Overview } from "./pages/overview";

test("has its columns, on paper too, and says what is known of each account", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  for (const column of columns) await expect(accounts.header(column)).toBeVisible();
  await expect(accounts.cell(shop.name, "Account")).toContainText(`${shop.name} (${shop.shopId}) · ${shop.host}`);
  await expect(accounts.cell(shop.name, "Authentication")).toContainText("API key");
  await expect(accounts.cell(shop.name, "Environment")).toHaveText(sandbox.environment, { useInnerText: true });
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "active");
  await expect(accounts.badge(shop.name)).toHaveText("Active");
  await expect(accounts.cell(shop.name, "Expires")).toContainText("Never");

  await page.emulateMedia({ media: "print" });
  await expect(accounts.header("Expires").getByText("Expires")).toBeVisible();
  await expect(new Overview(page).figure("Active")).toBeVisible();
  await expect(page.getByText("1 account matches")).toBeVisible();
  await expect(accounts.searchBox).toHaveValue(shop.name);
  await expect(accounts.searchBox).toBeVisible();
  await expect(page.getByText("Add account", { exact: true })).toBeHidden();
  await expect(page.getByLabel("Select all accounts of this page")).toBeHidden();
});

test("searches by name, shop, shop ID and host, in the address", async ({ accounts, accountMaker, sandbox, page }) => {
  const mark = `${Date.now()}`;
  const shop = await sandbox.createShopWithKey({ name: `Quayside ${mark}` });
  const other = await sandbox.createShopWithKey({ name: `Hillside ${mark}` });
  await accountMaker.add({ ...shop, name: `First ${mark}` });
  await accountMaker.add({ ...other, name: `Second ${mark}` });

  await accounts.open();
  await accounts.search(`first ${mark}`);
  await expect(accounts.names()).toHaveText([`First ${mark}`]);
  await expect(page).toHaveURL(`/accounts?${new URLSearchParams({ q: `first ${mark}` })}`);
  await accounts.search(`hillside ${mark}`);
  await expect(accounts.names()).toHaveText([`Second ${mark}`]);
  await accounts.search(String(shop.shopId));
  await expect(accounts.names()).toHaveText([`First ${mark}`]);
  await accounts.search(mark);
  await expect(accounts.names()).toHaveCount(2);
  await page.reload();
  await expect(accounts.searchBox).toHaveValue(mark);
  await expect(accounts.names()).toHaveCount(2);

  await accounts.search(shop.host);
  await expect(accounts.names().first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /match/ })).toBeVisible();

  await accounts.search(`nobody-${mark}`);
  await expect(page.getByRole("heading", { name: "No account matches", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters", exact: true }).click();
  await expect(accounts.searchBox).toHaveValue("");
  await expect(accounts.names().first()).toBeVisible();
});

test("filters by status, environment and authentication; Back takes each back", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  const mark = `Filter ${Date.now()}`;
  const byKey = await sandbox.createShopWithKey();
  const byClient = await sandbox.createShopWithClient();
  await accountMaker.add({ ...byKey, name: `${mark} key` });
  await accountMaker.add({ ...byClient, name: `${mark} client` });

  await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
  await expect(accounts.names()).toHaveText([`${mark} client`, `${mark} key`]);

  await accounts.filter("Authentication", ["API key"]);
  await expect(accounts.names()).toHaveText([`${mark} key`]);
  await expect(page).toHaveURL(/[?&]authentication=api_key(&|$)/);
  await expect(accounts.filterButton("Authentication")).toHaveAccessibleDescription("API key");

  await accounts.filter("Status", ["Reconnect needed"]);
  await expect(page.getByRole("heading", { name: "No account matches", exact: true })).toBeVisible();
  await page.goBack();
  await expect(accounts.names()).toHaveText([`${mark} key`]);

  await accounts.filter("Environment", [sandbox.environment]);
  await expect(page).toHaveURL(/[?&]environment=sandbox(&|$)/);
  await expect(accounts.names()).toHaveText([`${mark} key`]);

  await page.goBack();
  await page.goBack();
  await expect(accounts.names()).toHaveText([`${mark} client`, `${mark} key`]);
  await expect(page).not.toHaveURL(/authentication=/);

  await page.goForward();
  await expect(accounts.names()).toHaveText([`${mark} key`]);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(accounts.searchBox).toHaveValue("");
  await expect(page).toHaveURL("/accounts?sort=name");
});

test("sorts by each column, and says so", async ({ accounts, accountMaker, sandbox, page }) => {
  const mark = `Sort ${Date.now()}`;
  const byKey = await sandbox.createShopWithKey();
  const short = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 3_000 });
  const long = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 30_000 });
  await accountMaker.add({ ...byKey, name: `${mark} B key` });
  await accountMaker.add({ ...long, name: `${mark} C long` });
  await accountMaker.add({ ...short, name: `${mark} A short` });
  const [a, b, c] = [`${mark} A short`, `${mark} B key`, `${mark} C long`];

  await accounts.open(`q=${encodeURIComponent(mark)}`);
  await expect(accounts.header("Token status")).toHaveAttribute("aria-sort", "descending");
  await expect(accounts.names()).toHaveText([a, c, b]);

  await accounts.sortBy("Account");
  await expect(accounts.header("Account")).toHaveAttribute("aria-sort", "ascending");
  await expect(accounts.header("Token status")).not.toHaveAttribute("aria-sort");
  await expect(accounts.names()).toHaveText([a, b, c]);
  await expect(page).toHaveURL(/[?&]sort=name$/);

  await accounts.sortBy("Account");
  await expect(accounts.header("Account")).toHaveAttribute("aria-sort", "descending");
  await expect(accounts.names()).toHaveText([c, b, a]);
  await expect(page).toHaveURL(/[?&]sort=-name$/);

  await accounts.sortBy("Expires");
  await expect(accounts.header("Expires")).toHaveAttribute("aria-sort", "ascending");
  await expect(accounts.names()).toHaveText([a, c, b]);
  await accounts.sortBy("Next refresh");
  await expect(accounts.header("Next refresh")).toHaveAttribute("aria-sort", "ascending");
  await expect(accounts.names().nth(0)).toHaveText(a);
  await expect(accounts.names().nth(1)).toHaveText(c);
  await accounts.sortBy("Last refreshed");
  await expect(accounts.header("Last refreshed")).toHaveAttribute("aria-sort", "ascending");
  await accounts.sortBy("Authentication");
  await expect(accounts.header("Authentication")).toHaveAttribute("aria-sort", "ascending");
  await accounts.sortBy("Environment");
  await expect(accounts.header("Environment")).toHaveAttribute("aria-sort", "ascending");

  await page.goBack();
  await expect(accounts.header("Authentication")).toHaveAttribute("aria-sort", "ascending");
  await page.reload();
  await expect(accounts.header("Authentication")).toHaveAttribute("aria-sort", "ascending");
});

test("pages through 60 accounts, there and back, in the address", async ({ accounts, accountMaker, sandbox, page }) => {
  const mark = `Page ${Date.now()}`;
  const numbers = Array.from({ length: 60 }, (_, index) => String(index + 1).padStart(2, "0"));
  for (const number of numbers) {
    const shop = await sandbox.createShopWithKey();
    await accountMaker.add({ ...shop, name: `${mark} ${number}` });
  }
  const range = (text: string) => expect(page.getByRole("navigation", { name: "Pages" }).getByText(text)).toBeVisible();

  await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
  await expect(accounts.names()).toHaveText(numbers.slice(0, 50).map((number) => `${mark} ${number}`));
  await range("1–50 of 60");
  await expect(page.getByRole("button", { name: "Previous", exact: true })).toBeDisabled();

  await accounts.goToPage("Next");
  await expect(accounts.names()).toHaveText(numbers.slice(50).map((number) => `${mark} ${number}`));
  await range("51–60 of 60");
  await expect(page).toHaveURL(/[?&]cursor=/);
  const next = page.getByRole("button", { name: "Next", exact: true });
  await expect(next).toBeDisabled();
  await expect(next).toBeFocused();

  await page.reload();
  await range("51–60 of 60");
  await page.goBack();
  await range("1–50 of 60");
  await page.goForward();
  await range("51–60 of 60");
  await accounts.goToPage("Previous");
  await expect(accounts.names().first()).toHaveText(`${mark} 01`);
  await range("1–50 of 60");

  await accounts.goToPage("Last page");
  await expect(accounts.names()).toHaveText(numbers.slice(10).map((number) => `${mark} ${number}`));
  await range("11–60 of 60");
  await expect(page).toHaveURL(/[?&]cursor=last$/);
  await accounts.goToPage("Previous");
  await expect(accounts.names()).toHaveText(numbers.slice(0, 10).map((number) => `${mark} ${number}`));
  await range("1–10 of 60");
  await accounts.goToPage("Next");
  await range("11–60 of 60");
  await accounts.goToPage("First page");
  await range("1–50 of 60");
  const desktop = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const where = await page.getByRole("navigation", { name: "Pages" }).getByText("1–50 of 60").boundingBox();
  expect(where?.height, "in one line on a phone").toBeLessThan(24);
  if (desktop) await page.setViewportSize(desktop);

  await accounts.goToPage("Next");
  await accounts.sortBy("Account");
  await expect(accounts.names().first()).toHaveText(`${mark} 60`);
  await range("1–50 of 60");
});

test("sorts by a second column, by Shift and by the lists", async ({ accounts, accountMaker, sandbox, page }) => {
  const mark = `Pair ${Date.now()}`;
  const short = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 3_000 });
  const long = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 30_000 });
  await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} A key` });
  await accountMaker.add({ ...long, name: `${mark} B long` });
  await accountMaker.add({ ...short, name: `${mark} C short` });
  const [key, longer, shorter] = [`${mark} A key`, `${mark} B long`, `${mark} C short`];

  await accounts.open(`q=${encodeURIComponent(mark)}`);
  await accounts.sortBy("Authentication");
  await expect(accounts.names()).toHaveText([longer, shorter, key]);
  await accounts.thenBy("Expires");
  await expect(accounts.names()).toHaveText([shorter, longer, key]);
  await expect(page).toHaveURL(/[?&]sort=authentication%2Cexpires$/);
  await expect(accounts.header("Authentication")).toHaveAttribute("aria-sort", "ascending");
  await expect(accounts.header("Expires").getByRole("button")).toHaveAccessibleName(
    "Sort by Expires (second order, ascending)",
  );
  await accounts.thenBy("Expires");
  await expect(accounts.names()).toHaveText([longer, shorter, key]);
  await page.reload();
  await expect(accounts.names()).toHaveText([longer, shorter, key]);

  const settings = await accounts.openTableSettings();
  await expect(settings.getByLabel("Then by", { exact: true })).toHaveValue("-expires");
  await settings.getByLabel("Sort by", { exact: true }).selectOption("Authentication, descending");
  await expect(accounts.names()).toHaveText([key, longer, shorter]);
  await settings.getByLabel("Then by", { exact: true }).selectOption("Nothing");
  await expect(page).toHaveURL(/[?&]sort=-authentication$/);
});

test("shows what was filtered elsewhere, and takes it back", async ({ accounts, accountMaker, sandbox, page }) => {
  const mark = `Chip ${Date.now()}`;
  const shop = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 3_000 });
  await accountMaker.add({ ...shop, name: mark });
  const from = new Date(Date.now() + 40 * 60_000).toISOString();
  const to = new Date(Date.now() + 60 * 60_000).toISOString();
  const filter = new URLSearchParams({ q: mark, host: shop.host, "expires-from": from, "expires-to": to });
  await accounts.open(filter.toString());
  await expect(accounts.names()).toHaveText([mark]);
  await page.getByRole("button", { name: `Remove filter: Host ${shop.host}`, exact: true }).click();
  await expect(page).not.toHaveURL(/host=/);
  await expect(accounts.names()).toHaveText([mark]);
  await page.getByRole("button", { name: /^Remove filter: Expires .*\d\d:\d\d–/ }).click();
  await expect(page).toHaveURL(`/accounts?${new URLSearchParams({ q: mark })}`);
  await accounts.open(new URLSearchParams({ q: mark, host: "elsewhere.example" }).toString());
  await expect(page.getByRole("heading", { name: "No account matches", exact: true })).toBeVisible();
});
