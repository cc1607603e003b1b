import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { AccountsPage } from "./pages/accounts-page";
import { calls } from "./sandbox";

type Own = Pick<Parameters<Parameters<typeof test>[2]>[0], "accountMaker" | "sandbox" | "accounts">;

test.describe("bulk actions", () => {
  let mark: string;

  /** Two accounts with tokens and one with a key, found by their mark. @returns the first one's client */
  async function open({ accountMaker, sandbox, accounts }: Own) {
    mark = `Bulk ${Date.now()}`;
    const [first, second] = [await sandbox.createShopWithClient(), await sandbox.createShopWithClient()];
    await accountMaker.add({ ...first, name: `${mark} A` });
    await accountMaker.add({ ...second, name: `${mark} B` });
    await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} C` });
    await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
    await accounts.page.getByRole("checkbox", { name: "Select all accounts of this page", exact: true }).click();
    return { first, second };
  }

  test("refresh what has tokens, tell what failed and why, and run again for it", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
  }) => {
    const { second } = await open({ accounts, accountMaker, sandbox });
    const refresh = accounts.selectionBar.getByRole("button", { name: "Refresh 2 tokens", exact: true });
    await refresh.hover();
    await expect(page.getByRole("tooltip")).toHaveText("Leaves out: 1 has an API key");
    await expectAccessible(page, "the actions of a selection");
    await page.mouse.move(0, 0);
    await refresh.focus();
    await expect(page.getByRole("tooltip")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("tooltip")).toBeHidden();
    await expect(accounts.selectionBar).toBeVisible();
    await sandbox.fail({ clientId: second.clientId, path: calls.token, kind: "503", times: 1 });
    await refresh.press("Enter");
    await expect(accounts.selectionBar).toBeHidden();
    await expect(page.getByRole("heading", { level: 1, name: "Accounts", exact: true })).toBeFocused();
    await page.getByRole("link", { name: "Follow it", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Refresh the tokens of 3 accounts" })).toBeVisible();
    await expect(page.getByText("Finished: 1 refreshed, 1 failed, 1 skipped").first()).toBeVisible({ timeout: 30_000 });
    const rows = page.getByRole("list", { name: "Accounts of the action" }).getByRole("listitem");
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: `${mark} B` })).toContainText("Failed");
    await expect(rows.filter({ hasText: `${mark} C` })).toContainText("An API key has no token");
    await expectAccessible(page, "a bulk action that ended");

    const [report] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Report CSV", exact: true }).click(),
    ]);
    const lines = (await readFile(await report.path(), "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`${mark} A`);
    expect(lines[2]).toContain("mirakl_unavailable");

    await page.getByRole("button", { name: "Run again for the failed", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Refresh the token of 1 account" })).toBeVisible();
    await expect(page.getByText("Finished: 1 refreshed").first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Bulk actions" }).click();
    await expect(page.getByRole("link", { name: "Refresh the token of 1 account" }).first()).toBeVisible();
    await expectAccessible(page, "the bulk actions");
  });

  test("remove asks for the number of accounts, and takes them out", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
  }) => {
    await open({ accounts, accountMaker, sandbox });
    await accounts.selectionBar.getByRole("button", { name: "Remove 3", exact: true }).click();
    const dialog = await accounts.dialog("Remove 3 accounts?");
    await expectAccessible(page, "removing several accounts");
    await dialog.root.getByRole("button", { name: "Remove 3 accounts", exact: true }).click();
    await expect(dialog.root.getByText("Type 3 to confirm").last()).toBeVisible();
    await expect(dialog.root.getByLabel("Type 3 to confirm")).toBeFocused();
    await dialog.root.getByLabel("Type 3 to confirm").fill("3");
    await page.keyboard.press("Enter");
    await expect(dialog.root).toBeHidden();
    await expect(page.getByRole("heading", { name: "No account matches" })).toBeVisible({ timeout: 30_000 });
  });

  test("ask for the number of accounts there are by now", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
    openBrowser,
  }) => {
    await open({ accounts, accountMaker, sandbox });
    await accounts.selectionBar.getByRole("button", { name: "Remove 3", exact: true }).click();
    await accounts.dialog("Remove 3 accounts?");
    const colleague = new AccountsPage(await openBrowser());
    await colleague.open(`q=${encodeURIComponent(mark)}`);
    await colleague.act(`${mark} C`, "Remove account");
    await (await colleague.dialog(`Remove ${mark} C?`)).button("Remove account").click();
    const dialog = await accounts.dialog("Remove 2 accounts?");
    await dialog.field("Type 2 to confirm").fill("2");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "No account matches" })).toBeVisible({ timeout: 30_000 });
  });

  test("start once, also where the network breaks before the answer", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
    problems,
  }) => {
    problems.expect(/ERR_FAILED/);
    await open({ accounts, accountMaker, sandbox });
    await accounts.selectionBar.getByRole("button", { name: "Tag", exact: true }).click();
    const dialog = await accounts.dialog("Tag 3 accounts");
    await dialog.root.getByLabel("Tag", { exact: true }).fill(mark);
    await page.route("**/accounts?*", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      await route.fetch();
      await route.abort();
    });
    await dialog.button("Add tag").click();
    await expect(dialog.problem).toContainText("Latchkey cannot be reached");
    await page.unroute("**/accounts?*");
    await dialog.button("Add tag").click();
    await expect(dialog.root).toBeHidden();
    await page.goto("/bulk-runs");
    await expect(page.getByRole("main").getByRole("link", { name: `Add the tag “${mark}” to 3 accounts` })).toHaveCount(
      1,
    );
  });

  test("tag them, and take it back", async ({ accounts, accountMaker, sandbox, page }) => {
    await open({ accounts, accountMaker, sandbox });
    await accounts.selectionBar.getByRole("button", { name: "Tag", exact: true }).click();
    const dialog = await accounts.dialog("Tag 3 accounts");
    await expectAccessible(page, "tagging several accounts");
    await dialog.root.getByRole("button", { name: "Add tag", exact: true }).click();
    await expect(dialog.root.getByText("Enter the tag")).toBeVisible();
    await dialog.root.getByLabel("Tag", { exact: true }).fill(mark);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Follow it", exact: true }).click();
    await expect(page.getByText("Finished: 3 tagged").first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(
      page.getByRole("heading", { level: 1, name: `Remove the tag “${mark}” from 3 accounts` }),
    ).toBeVisible();
    await expect(page.getByText("Finished: 3 untagged").first()).toBeVisible({ timeout: 30_000 });
  });

  test("are cancelled: what has not had its turn stays as it is", async ({ accounts, accountMaker, sandbox, page }) => {
    const { first, second } = await open({ accounts, accountMaker, sandbox });
    for (const { clientId } of [first, second]) {
      await sandbox.fail({ clientId, path: calls.token, kind: "slow", delayMs: 12_000, times: 1 });
    }
    await accounts.selectionBar.getByRole("button", { name: "Refresh 2 tokens", exact: true }).click();
    await page.getByRole("link", { name: "Follow it", exact: true }).click();
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(page.getByText(/^Cancelled: \d refreshed/).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("button", { name: "Cancel", exact: true })).toBeHidden();
  });

  test("are followed in another browser within two seconds", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
    openBrowser,
  }) => {
    const { second } = await open({ accounts, accountMaker, sandbox });
    await sandbox.fail({ clientId: second.clientId, path: calls.token, kind: "slow", delayMs: 12_000, times: 1 });
    const colleague = await openBrowser();
    await colleague.goto("/bulk-runs");
    await expect(colleague.getByText("Live updates on")).toBeVisible({ timeout: 10_000 });
    await accounts.selectionBar.getByRole("button", { name: "Refresh 2 tokens", exact: true }).click();
    await page.getByRole("link", { name: "Follow it", exact: true }).click();
    await expect(page).toHaveURL(/\/bulk-runs\//);
    const runPath = new URL(page.url()).pathname;

    const soon = { timeout: 2_000 };
    const entry = colleague.getByRole("main").locator(`a[href="${runPath}"]`);
    await expect(entry).toBeVisible(soon);
    await expect(colleague.getByRole("link", { name: /settled$/ })).toBeVisible(soon);
    await entry.click();
    await expect(colleague.getByText("2 of 3 accounts").first()).toBeVisible();
    const finished = (of: Page) => of.getByText("Finished: 2 refreshed, 1 skipped").first();
    await expect(finished(page)).toBeVisible({ timeout: 30_000 });
    await expect(finished(colleague)).toBeVisible(soon);
  });

  test("export what is selected, or all that match, without secrets", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
  }) => {
    const { first } = await open({ accounts, accountMaker, sandbox });
    await accounts.box(`${mark} C`).uncheck();
    await accounts.selectionBar.getByRole("button", { name: "Export", exact: true }).click();
    const [json] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "Export JSON", exact: true }).click(),
    ]);
    const text = await readFile(await json.path(), "utf8");
    expect(JSON.parse(text).map(({ name }: { name: string }) => name)).toEqual([`${mark} A`, `${mark} B`]);
    expect(text).toContain(first.clientId);
    expect(text).not.toContain(first.clientSecret);

    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More actions", exact: true }).click();
    const [csv] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "Export CSV", exact: true }).click(),
    ]);
    const lines = (await readFile(await csv.path(), "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^id,name,authentication,environment/);
  });
});
