import { expect, test } from "./fixtures";

test("the theme is chosen in the menu, and stays", async ({ accounts, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await accounts.open();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "Account menu", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "Dark", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a phone is enough to find an account and to verify it", async ({ accounts, accountMaker, sandbox, page }) => {
  const shop = await sandbox.createShopWithClient();
  await accountMaker.add(shop);
  await page.setViewportSize({ width: 390, height: 844 });
  await accounts.open();
  await accounts.search(shop.name);
  await expect(accounts.names()).toHaveText([shop.name]);
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "active");
  await expect(accounts.row(shop.name)).toContainText(/expires in 5\d min/);
  await accounts.act(shop.name, "Verify connection");
  const dialog = await accounts.dialog(`Connection of ${shop.name}`);
  await dialog.result.expectAllPassed();
});

test("names are shown as they are, markup included", async ({ accounts, account, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey({ name: '<b onmouseover="x()">Shop</b> & "Co" <script>x()</script>' });
  const name = `<img src=x onerror="x()"> 'n' ${shop.shopId}`;
  const id = await accountMaker.add({ ...shop, name });
  await accounts.open(`q=${shop.shopId}`);
  await expect(accounts.row(name)).toContainText(shop.name);
  await account.open(id);
  await expect(account.heading).toHaveText(name);
  await expect(account.fact("Name")).toHaveText(shop.name);
});

test("a page fetches the letters it shows, and the whole font only for others", async ({ accounts, page }) => {
  const loaded = () =>
    page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family));
  await accounts.open("q=nothing-is-called-this");
  await expect.poll(loaded).toContain("geist");
  expect(await loaded()).not.toContain("geistWhole");
  await page.getByLabel("Search accounts", { exact: true }).fill("Магазин");
  await expect.poll(loaded).toContain("geistWhole");
});

test("on a very wide screen the page stands in the middle of what the sidebar leaves", async ({ accounts, page }) => {
  await page.setViewportSize({ width: 3840, height: 1200 });
  await accounts.open("q=nothing-is-called-this");
  const [main, bar] = [await page.getByRole("main").boundingBox(), await page.locator("aside").first().boundingBox()];
  if (!main || !bar) throw new Error("not shown");
  const [left, right] = [main.x - bar.width, 3840 - main.x - main.width];
  expect(Math.abs(left - right)).toBeLessThan(20);
});
