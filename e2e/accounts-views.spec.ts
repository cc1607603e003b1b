import { expectNoFindings } from "./accessible";
import { expect, nobody, test } from "./fixtures";
import { holdActions } from "./hold-requests";
import { addOwnUser, signInWithPassword } from "./own-user";
import { AccountsPage, columns } from "./pages/accounts-page";

// Each story has people of its own: how the table looks is kept for each person.
test.use({ storageState: nobody });
// Without any account there is no table.
test.beforeEach(async ({ accountMaker, sandbox }) => {
  await accountMaker.add(await sandbox.createShopWithKey());
});

test("columns and density are chosen by hand and by keys, and are there again", async ({ page, accounts, run }) => {
  await signInWithPassword(page, await addOwnUser(run));
  await accounts.open();
  await expect(accounts.headers()).toHaveText(columns.map((column) => new RegExp(column)));
  const settings = await accounts.openTableSettings();
  await expectNoFindings(page, "columns");
  await settings.getByRole("checkbox", { name: "Environment", exact: true }).uncheck();
  await expect(accounts.header("Environment")).toBeHidden();
  await settings.getByRole("button", { name: "Move Expires left", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const chosen = ["Account", "Expires", "Authentication", "Token status", "Last refreshed", "Next refresh"];
  await expect(accounts.headers()).toHaveText(chosen.map((column) => new RegExp(column)));
  await settings.getByLabel("Density", { exact: true }).selectOption("Compact");
  await page.keyboard.press("Escape");

  const other = new AccountsPage(await page.context().newPage());
  // Nothing on the page tells when it is kept.
  await expect(async () => {
    await other.open();
    await expect(other.headers()).toHaveText(
      chosen.map((column) => new RegExp(column)),
      { timeout: 500 },
    );
    const again = await other.openTableSettings();
    await expect(again.getByLabel("Density", { exact: true })).toHaveValue("compact", { timeout: 500 });
  }).toPass();
});

test("a view keeps filters, order and columns; it opens by default, is changed, renamed and removed", async ({
  page,
  accounts,
  run,
}) => {
  await signInWithPassword(page, await addOwnUser(run));
  await accounts.open("authentication=api_key&sort=-name");
  await expect(accounts.viewButton).toHaveText(/All accounts/);
  await accounts.chooseInViews("Save as new view");
  const dialog = await accounts.dialog("Save as new view");
  await expect(dialog.root.getByRole("checkbox")).toHaveCount(0);
  await dialog.root.getByLabel("Name of the view", { exact: true }).fill("Keys");
  await dialog.root.getByRole("button", { name: "Save view", exact: true }).click();
  await expect(accounts.viewButton).toHaveText(/Keys$/);
  await expect(page).toHaveURL(/\?view=[0-9a-f-]{36}&authentication=api_key&sort=-name$/);

  await accounts.sortBy("Expires");
  await expect(accounts.viewButton).toHaveText(/Keys ?changed/);
  await accounts.chooseInViews("Save changes to Keys");
  await expect(accounts.toast("View saved")).toBeVisible();
  await expect(accounts.viewButton).toHaveText(/Keys$/);
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.ok());
  await accounts.chooseInViews("Open with Keys");
  await accounts.chooseInViews("All accounts");
  await expect(page).toHaveURL("/accounts?view=all");
  await kept;
  await page.reload();
  await expect(accounts.viewButton).toHaveText(/All accounts/);

  await page.goto("/accounts");
  await expect(page).toHaveURL(/\?view=[0-9a-f-]{36}&authentication=api_key&sort=expires$/);
  await expect(accounts.filterButton("Authentication")).toHaveAccessibleDescription("API key");
  await accounts.chooseInViews("Rename Keys");
  const rename = await accounts.dialog("Rename the view Keys");
  await rename.root.getByLabel("Name of the view", { exact: true }).fill("API keys");
  await rename.root.getByRole("button", { name: "Rename view", exact: true }).click();
  await expect(accounts.viewButton).toHaveText(/API keys$/);
  await accounts.chooseInViews("Remove API keys");
  await expect(accounts.viewButton).toHaveText(/All accounts/);
  await expect(accounts.toast("View removed")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(accounts.toast("The view is back")).toBeVisible();
  await page.goto("/accounts");
  await expect(accounts.viewButton).toHaveText(/API keys$/);
  await expect(page).toHaveURL(/\?view=[0-9a-f-]{36}&authentication=api_key&sort=expires$/);
  await accounts.chooseInViews("Remove API keys");
  await expect(accounts.viewButton).toHaveText(/All accounts/);
  await page.goto("/accounts");
  await expect(page).toHaveURL("/accounts");
});

test("who goes on while a view is being removed stays where they are", async ({ page, accounts, run }) => {
  await signInWithPassword(page, await addOwnUser(run));
  await accounts.open("authentication=api_key");
  await accounts.chooseInViews("Save as new view");
  const dialog = await accounts.dialog("Save as new view");
  await dialog.root.getByLabel("Name of the view", { exact: true }).fill("Keys");
  await dialog.root.getByRole("button", { name: "Save view", exact: true }).click();
  await expect(accounts.viewButton).toHaveText(/Keys$/);
  const letGo = await holdActions(page);
  await accounts.chooseInViews("Remove Keys");
  await accounts.chooseInViews("All accounts");
  await accounts.searchBox.fill("acme");
  await expect(page).toHaveURL(/q=acme/);
  letGo();
  await expect(accounts.toast("View removed")).toBeVisible();
  await expect(accounts.viewButton).toHaveText(/All accounts/);
  await expect(page).toHaveURL(/q=acme/);
});

test("an admin shares a view; others see it and cannot change it", async ({ page, accounts, run, openBrowser }) => {
  await signInWithPassword(page, await addOwnUser(run, "admin"));
  const name = `Shared ${Date.now()}`;
  await accounts.open("status=reconnect");
  await accounts.chooseInViews("Save as new view");
  const dialog = await accounts.dialog("Save as new view");
  await dialog.root.getByLabel("Name of the view", { exact: true }).fill(name);
  await dialog.root.getByRole("checkbox", { name: "Share it with everybody", exact: true }).check();
  await dialog.root.getByRole("button", { name: "Save view", exact: true }).click();
  await expect(accounts.viewButton).toHaveText(new RegExp(name));

  const viewer = new AccountsPage(await openBrowser());
  await signInWithPassword(viewer.page, await addOwnUser(run));
  await viewer.open();
  await viewer.chooseInViews(name);
  await expect(viewer.page).toHaveURL(/[?&]status=reconnect&sort=urgency$/);
  // The menu before gives the focus back, and a menu that loses it closes.
  await expect(viewer.viewButton).toBeFocused();
  await viewer.viewButton.click();
  const menu = viewer.page.getByRole("menu");
  await expect(menu.getByRole("menuitem")).toHaveText(["Save as new view…", `Open with ${name}`]);
  await expectNoFindings(viewer.page, "views");

  // A link to the view alone opens it as it was saved.
  const [, view] = /view=([0-9a-f-]{36})/.exec(viewer.page.url()) ?? [];
  await viewer.page.goto(`/accounts?view=${view}`);
  await expect(viewer.page).toHaveURL(/[?&]status=reconnect&sort=urgency$/);
  await page.goto("/activity");
  await expect(page.getByText(`shared the view “${name}” with everybody`).first()).toBeVisible();
  await accounts.open(`view=${view}`);
  await accounts.chooseInViews(`Remove ${name}`);
  const removal = await accounts.dialog(`Remove the view ${name}?`);
  await expectNoFindings(page, "removing a view");
  await removal.button("Remove view").click();
  await expect(accounts.viewButton).toHaveText(/All accounts/);
});
