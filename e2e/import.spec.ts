import { readFile } from "node:fs/promises";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

test.describe("importing accounts", () => {
  test("from a file: columns, what is wrong with rows, and only what was verified is added", async ({
    page,
    accounts,
    sandbox,
  }) => {
    const mark = `Import ${Date.now()}`;
    const [key, client] = [await sandbox.createShopWithKey(), await sandbox.createShopWithClient()];
    const rejected = await sandbox.createShopWithKey();
    await sandbox.rejectApiKey(rejected);
    const file = [
      "Shop name;Stage;Mirakl URL;API key;Client ID;Client secret;Shop ID",
      `${mark} key;Sandbox;${key.url};${key.apiKey};;;${key.shopId}`,
      `"${mark} client";sandbox;${client.url};;${client.clientId};${client.clientSecret};`,
      `${mark} rejected;Sandbox;${rejected.url};${rejected.apiKey};;;`,
      `${mark} wrong;Mars;${key.url};abc;;;`,
      `${mark} twice;Sandbox;${key.url};${key.apiKey};;;${key.shopId}`,
    ].join("\r\n");

    await accounts.open();
    await page.getByRole("button", { name: "More actions", exact: true }).click();
    await page.getByRole("menuitem", { name: "Import accounts", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Import accounts", exact: true })).toBeVisible();
    await expectAccessible(page, "choosing a file");
    await page.getByLabel("CSV file").setInputFiles({
      name: "accounts.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`\uFEFF${file}`),
    });
    const status = page.getByRole("status").filter({ hasText: /can be imported|Checking/ });
    // The file calls its names otherwise: until someone says so, no row has one.
    await expect(status).toHaveText("0 accounts can be imported, 5 rows cannot.");
    await page.getByLabel("Account name", { exact: true }).selectOption("Shop name");
    await expect(status).toHaveText("3 accounts can be imported, 2 rows cannot.");
    const problems = page.getByRole("table", { name: "Rows that cannot be imported" });
    await expect(problems.getByRole("row").nth(1)).toContainText("5");
    await expect(problems.getByRole("row").nth(1)).toContainText("“Mars” is none of those here");
    await expect(problems.getByRole("row").nth(2)).toContainText("same connection as row 2");
    await expectAccessible(page, "checking a file");

    await page.getByRole("button", { name: "Import 3 accounts", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Import 3 accounts", exact: true })).toBeVisible();
    await expect(page.getByText("Finished: 2 added, 1 failed").first()).toBeVisible({ timeout: 60_000 });
    const rows = page.getByRole("list", { name: "Accounts of the action" }).getByRole("listitem");
    await expect(rows.filter({ hasText: "Row 4" })).toContainText("Failed");
    await expect(rows.filter({ hasText: "Row 2" }).getByRole("link", { name: `${mark} key` })).toBeVisible();
    await expectAccessible(page, "an import that ended");

    await expect(page.getByText("3 rows were not added", { exact: true })).toBeVisible();
    const [notAdded] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download rows not added", exact: true }).click(),
    ]);
    const lines = (await readFile(await notAdded.path(), "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFF?What is wrong;Shop name;Stage/);
    expect(lines[1]).toContain(`${mark} rejected;Sandbox;${rejected.url};${rejected.apiKey}`);
    expect(lines[2]).toMatch(/“Mars” is none of those here.*;Mars;/);
    expect(lines[3]).toContain("same connection as row 2");
    await page.reload();
    await expect(page.getByRole("link", { name: "Import accounts", exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Download rows not added", exact: true })).toBeHidden();

    await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
    await expect(accounts.names()).toHaveText([`${mark} client`, `${mark} key`]);
  });

  test("takes a file that is dropped beside the card, and stays on the page", async ({ page }) => {
    await page.goto("/accounts/import");
    const file = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["Name,API key,URL\nShop,abc,acme.mirakl.net"], "dropped.csv"));
      return transfer;
    });
    const title = page.getByRole("heading", { level: 1, name: "Import accounts", exact: true });
    const card = page.locator("main section").filter({ hasText: "drop it here" });
    const colour = () => card.evaluate((one) => getComputedStyle(one).backgroundColor);
    const before = await colour();
    await expect(async () => {
      await title.dispatchEvent("dragover", { dataTransfer: file });
      expect(await colour(), "while it is over the page").not.toBe(before);
    }).toPass();
    await expect(async () => {
      await title.dispatchEvent("drop", { dataTransfer: file });
      await expect(page.getByText("dropped.csv: 1 row below its head.")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    expect(
      await title.evaluate((on, dataTransfer) => {
        const over = new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer });
        return on.dispatchEvent(over);
      }, file),
    ).toBe(false);
  });

  test("says of a file that cannot be read what to do", async ({ page }) => {
    await page.goto("/accounts/import");
    const name = "accounts.csv";
    await page
      .getByLabel("CSV file")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from("Épicerie;1", "latin1") });
    await expect(page.getByRole("alert").filter({ hasText: "save it as “CSV UTF-8”" })).toBeVisible();
  });
});
