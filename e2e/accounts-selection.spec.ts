import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { holdActions, holdRequests } from "./hold-requests";

type Own = Pick<Parameters<Parameters<typeof test>[2]>[0], "accountMaker" | "sandbox" | "accounts">;

test.describe("selecting accounts", () => {
  let mark: string;
  const names = (...numbers: number[]) => numbers.map((number) => `${mark} ${String(number).padStart(2, "0")}`);
  const name = (number: number) => names(number)[0] ?? "";

  async function open(count: number, { accountMaker, sandbox, accounts }: Own) {
    mark = `Select ${Date.now()}`;
    for (let number = 1; number <= count; number++) {
      await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: name(number) });
    }
    await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
    await expect(accounts.names()).toHaveCount(Math.min(count, 50));
  }

  test("one by one, by range, a page, all that match; kept while paging, gone with Escape or another filter", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
  }) => {
    await open(52, { accounts, accountMaker, sandbox });
    const bar = accounts.selectionBar;
    const head = page.getByRole("checkbox", { name: "Select all accounts of this page", exact: true });
    await expect(bar).toBeHidden();
    await accounts.box(name(2)).check();
    await expect(bar).toContainText("1 selected of 52");
    await accounts.box(name(5)).click({ modifiers: ["Shift"] });
    await expect(bar).toContainText("4 selected of 52");
    for (const each of names(2, 3, 4, 5)) await expect(accounts.box(each)).toBeChecked();
    await expect(head).toHaveJSProperty("indeterminate", true);
    await expectAccessible(page, "a selection");

    await accounts.goToPage("Next");
    await expect(accounts.names()).toHaveText(names(51, 52));
    await expect(bar).toContainText("4 selected of 52");
    await accounts.box(name(52)).check();
    await expect(bar).toContainText("5 selected of 52");
    await page.goBack();
    await expect(accounts.box(name(3))).toBeChecked();

    await head.click();
    await expect(bar).toContainText("51 selected of 52");
    await bar.getByRole("button", { name: "Select all 52 matching accounts", exact: true }).click();
    await expect(bar).toContainText("52 selected");
    await accounts.box(name(1)).uncheck();
    await expect(bar).toContainText("51 selected of 52");
    await accounts.goToPage("Next");
    await expect(accounts.box(name(51))).toBeChecked();
    await page.keyboard.press("Escape");
    await expect(bar).toBeHidden();
    await expect(accounts.box(name(51))).not.toBeChecked();

    await accounts.box(name(51)).check();
    await accounts.filter("Authentication", ["API key"]);
    await expect(accounts.names()).toHaveCount(50);
    await expect(bar).toBeHidden();
  });

  test("takes no tick for rows of the filter before, and none away that was set since", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
  }) => {
    await open(3, { accounts, accountMaker, sandbox });
    const head = page.getByRole("checkbox", { name: "Select all accounts of this page", exact: true });
    const bar = accounts.selectionBar;
    const letGo = await holdRequests(page, "**/api/accounts?*");
    await accounts.search(name(2));
    await expect(accounts.names()).toHaveCount(3);
    await head.click();
    await expect(bar).toBeHidden();
    letGo();
    await expect(accounts.names()).toHaveText(names(2));
    await expect(bar).toBeHidden();
    await expect(head).not.toBeChecked();

    await accounts.search(mark);
    await expect(accounts.names()).toHaveCount(3);
    await accounts.box(name(1)).check();
    const verify = bar.getByRole("button", { name: "Verify 1", exact: true });
    await expect(verify).toBeVisible();
    const letGoAction = await holdActions(page);
    await verify.click();
    await accounts.box(name(3)).check();
    letGoAction();
    await expect(accounts.toast("Connections are being verified")).toBeVisible();
    await expect(bar).toContainText("2 selected");
  });

  test("on a phone begins with Select", async ({ accounts, accountMaker, sandbox, page }) => {
    await open(2, { accounts, accountMaker, sandbox });
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(accounts.box(name(1))).toBeHidden();
    await page.getByRole("button", { name: "Select", exact: true }).click();
    await accounts.box(name(1)).check();
    await expect(accounts.selectionBar).toContainText("1 selected of 2");
    await accounts.selectionBar.getByRole("button", { name: "Select this page", exact: true }).click();
    await expect(accounts.selectionBar).toContainText("2 selected");
    await accounts.selectionBar.getByRole("button", { name: "Clear selection", exact: true }).click();
    await expect(accounts.box(name(1))).toBeHidden();
  });
});
