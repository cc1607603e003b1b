import { execFile } from "node:child_process";
import { promisify } from "node:util";
import postgres from "postgres";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { KeysPage } from "./pages/keys-page";
import type { RunSettings } from "./settings";
import { signInViewer } from "./viewer-session";

test.describe.configure({ mode: "serial" });

const command = promisify(execFile);

/** The command line, with the former key first: everything is sealed with that one, as before the settings changed. */
async function sealWithFormerKey({ formerEnvironment }: RunSettings): Promise<string> {
  const { stdout } = await command("npm", ["run", "--silent", "keys:rotate"], { env: formerEnvironment });
  return stdout;
}

/** Renames the master key of an account's data key, as if the settings had lost it. */
async function nameKey({ databaseUrl }: RunSettings, accountId: string, from: string, to: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`update account_data_keys set master_key_id = ${to} where account_id = ${accountId} and master_key_id = ${from}`;
  await sql.end();
}

test("an admin comes to another key while the product runs, and learns when the old one is no longer used", async ({
  page,
  run,
  account,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  expect(await sealWithFormerKey(run)).toMatch(/Key “former” is the newest and seals \d+ data keys/);

  const keys = new KeysPage(page);
  await keys.open();
  await keys.expectState("test", "Newest");
  await keys.expectState("former", "In use");
  await expectAccessible(page, "encryption keys, one of them old");
  await keys.resealButton.click();
  await expect(page.getByText("Key “former” is no longer used")).toBeVisible({ timeout: 30_000 });
  await keys.expectState("former", "No longer used");
  await expect(keys.resealButton).toBeHidden();
  await expect(page.getByText("Remove “former” from ENCRYPTION_KEYS of every process")).toBeVisible();
  await expectAccessible(page, "encryption keys after a rotation");

  await account.open(id);
  await account.refresh();
  await expect(account.history.getByRole("listitem").first()).toHaveAttribute("data-outcome", "succeeded");
});

test("a lost key is named with the accounts that need it, and each of them says so", async ({
  page,
  run,
  account,
  accounts,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithClient();
  const id = await accountMaker.add(shop);
  await nameKey(run, id, "test", "lost");
  try {
    const keys = new KeysPage(page);
    await keys.open();
    await keys.expectState("lost", "Missing");
    await expect(page.getByText("Key “lost” is missing")).toBeVisible();
    await expectAccessible(page, "a missing encryption key");
    await page
      .getByRole("list", { name: /need the missing key$/ })
      .getByRole("link", { name: shop.name })
      .click();
    await expect(account.heading).toHaveText(shop.name);
    await account.refresh();
    await expect(
      page
        .getByRole("main")
        .getByText(/sealed with the encryption key “lost”/)
        .first(),
    ).toBeVisible();
    await accounts.open(`q=${encodeURIComponent(shop.name)}`);
    await expect(accounts.row(shop.name)).toContainText("Encryption key missing");
  } finally {
    await nameKey(run, id, "lost", "test");
  }
  await account.open(id);
  await account.refresh();
  await account.expectStatus("active");
});

test("a viewer looks at the keys and can start nothing", async ({ run, browser, openBrowser }) => {
  await sealWithFormerKey(run);
  const page = await openBrowser({ storageState: await signInViewer(browser, run) });
  const keys = new KeysPage(page);
  await keys.open();
  await keys.expectState("former", "In use");
  await expect(page.getByText(/to re-seal with the newest key$/)).toBeVisible();
  await expect(keys.resealButton).toBeHidden();
});
