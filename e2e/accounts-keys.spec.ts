import { expectNoFindings } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { holdCode } from "./hold-code";
import { holdActions } from "./hold-requests";
import { addOwnUser, signInWithPassword } from "./own-user";

// Whether single keys act is kept for each person.
test.use({ storageState: nobody });

test("the table by keys alone: rows, selection, refresh, verify, search, help, and single keys turned off", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
  run,
}) => {
  const mark = `Keys ${Date.now()}`;
  await accountMaker.add({ ...(await sandbox.createShopWithClient()), name: `${mark} A` });
  await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} B` });
  await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} C` });
  await signInWithPassword(page, await addOwnUser(run, "admin"));
  await accounts.open("sort=name");
  const { keyboard } = page;

  // Keys count as soon as the page is alive.
  await expect(async () => {
    await keyboard.press("/");
    await expect(accounts.searchBox).toBeFocused({ timeout: 500 });
  }).toPass();
  await keyboard.type(`${mark} r v ?`);
  await expect(accounts.searchBox).toHaveValue(`${mark} r v ?`);
  await expect(page.getByRole("heading", { name: "No account matches", exact: true })).toBeVisible();
  await accounts.search(mark);
  await expect(accounts.names()).toHaveCount(3);
  await keyboard.press("ArrowDown");
  await expect(accounts.row(`${mark} A`)).toBeFocused();
  await keyboard.press("End");
  await expect(accounts.row(`${mark} C`)).toBeFocused();
  await keyboard.press("ArrowUp");
  await keyboard.press("Space");
  await expect(accounts.box(`${mark} B`)).toBeChecked();
  await keyboard.press("ArrowUp");
  await keyboard.press("Shift+Space");
  await expect(accounts.selectionBar).toContainText("2 selected of 3");
  await keyboard.press("Escape");
  await expect(accounts.selectionBar).toBeHidden();

  await keyboard.press("r");
  await expect(accounts.toast("Token refreshed")).toBeVisible();
  await keyboard.press("ArrowDown");
  await keyboard.press("r");
  await expect(accounts.toast(`${mark} B has no token to refresh`)).toBeVisible();
  await keyboard.press("v");
  await expect(page.getByRole("dialog").getByRole("list", { name: "Verification result", exact: true })).toBeVisible();
  await keyboard.press("Escape");
  await expect(accounts.row(`${mark} B`)).toBeFocused();

  await keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts", exact: true });
  await expectNoFindings(page, "keys");
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.ok());
  await help.getByRole("switch", { name: "Single keys", exact: true }).press("Space");
  await keyboard.press("Escape");
  await expect(accounts.row(`${mark} B`)).toBeFocused();
  await kept;
  await keyboard.press("?");
  await keyboard.press("/");
  await expect(accounts.row(`${mark} B`)).toBeFocused();
  await page.reload();
  await expect(accounts.names()).toHaveCount(3);
  const settings = await accounts.openTableSettings();
  await keyboard.press("Escape");
  await keyboard.press("/");
  await expect(accounts.searchBox).not.toBeFocused();
  await accounts.openTableSettings();
  await settings.getByRole("button", { name: "Keyboard shortcuts", exact: true }).press("Enter");
  await help.getByRole("switch", { name: "Single keys", exact: true }).press("Space");
  await keyboard.press("Escape");
  await keyboard.press("/");
  await expect(accounts.searchBox).toBeFocused();

  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `${mark} A`, exact: true })).toBeVisible();
});

test("a refresh by key that ends late leaves alone what was opened since", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
  run,
}) => {
  const mark = `Late ${Date.now()}`;
  await accountMaker.add({ ...(await sandbox.createShopWithClient()), name: `${mark} A` });
  await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} B` });
  await signInWithPassword(page, await addOwnUser(run, "admin"));
  await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
  await expect(accounts.names()).toHaveCount(2);
  const letGo = await holdActions(page);
  await expect(async () => {
    await accounts.row(`${mark} A`).focus();
    const asked = page.waitForRequest((request) => request.method() === "POST", { timeout: 2_000 });
    await page.keyboard.press("r");
    await asked;
  }).toPass();
  await accounts.act(`${mark} B`, "Change tags");
  const dialog = page.getByRole("dialog", { name: /tags/i });
  await expect(dialog).toBeVisible();
  letGo();
  await expect(accounts.toast("Token refreshed")).toBeVisible();
  await expect(dialog).toBeVisible();
});

test("who moves on right after Esc keeps the focus there", async ({ accounts, accountMaker, sandbox, page, run }) => {
  await accountMaker.add(await sandbox.createShopWithKey());
  await signInWithPassword(page, await addOwnUser(run, "admin"));
  await accounts.open();
  const columns = page.getByRole("dialog", { name: "Columns", exact: true });
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts", exact: true });
  for (const opened of [columns, keys]) {
    const settings = await accounts.openTableSettings();
    if (opened === keys) await settings.getByRole("button", { name: "Keyboard shortcuts", exact: true }).click();
    await expect(opened.locator(":focus")).toBeVisible();
    // Keys that are pressed one after the other leave the page a moment in between.
    await page.evaluate(async () => {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
      for (let turn = 0; turn < 100 && document.querySelector("[role=dialog]"); turn++) await null;
      document.querySelector<HTMLElement>("main input[type=search]")?.focus();
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await expect(opened).toBeHidden();
    await expect(accounts.searchBox).toBeFocused();
  }
});

test("dialogs that have no other place for it give the focus back", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
  run,
}) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  await signInWithPassword(page, await addOwnUser(run, "admin"));
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  const givesBack = async (name: string) => {
    const opener = page.getByRole("button", { name, exact: true });
    await opener.press("Enter");
    await expect(page.getByRole("dialog").locator(":focus")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(opener).toBeFocused();
  };
  await accounts.box(shop.name).check();
  await givesBack("Remove 1");
  await givesBack("Tag");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press("Escape");
  await givesBack("Filters");
  await givesBack("Open menu");
});

test("Esc counts before the list of keys has arrived", async ({ accounts, accountMaker, sandbox, page, run }) => {
  await accountMaker.add(await sandbox.createShopWithKey());
  await signInWithPassword(page, await addOwnUser(run, "admin"));
  await accounts.open();
  const { letGo } = await holdCode(page);
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await letGo();
  await expect(accounts.searchBox).toBeFocused();
  await expect(page.getByRole("dialog")).toBeHidden();
});
