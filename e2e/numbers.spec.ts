import { expect, test } from "./fixtures";

test.describe("numbers of a person whose browser speaks German", () => {
  test.use({ locale: "de-DE" });

  test("are German ones from the first moment on, in English words", async ({ page, openBrowser, problems }) => {
    const withoutScripts = await openBrowser({ locale: "de-DE", javaScriptEnabled: false });
    await withoutScripts.goto("/accounts/import");
    await expect(withoutScripts.getByText("up to 10.000 accounts")).toBeVisible();

    await page.goto("/accounts/import");
    await expect(page.getByText("up to 10.000 accounts")).toBeVisible();
    const rows = Array.from({ length: 1_240 }, (_, row) => `Shop ${row},https://shop-${row}.example.com,key-${row}`);
    const csv = ["Account name,Mirakl URL,API key", ...rows].join("\n");
    const file = { name: "accounts.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
    await page.getByLabel("CSV file").setInputFiles(file);
    await expect(page.getByText("accounts.csv: 1.240 rows below its head.")).toBeVisible();
    // Hydration that did not agree with the server would have been reported by now.
    expect(problems.unexpected()).toEqual([]);
  });

  test("may be typed with their dots where a number has to be confirmed", async ({
    accounts,
    accountMaker,
    sandbox,
    page,
  }) => {
    const mark = `Zahlen ${Date.now()}`;
    await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} A` });
    await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} B` });
    await accounts.open(`q=${encodeURIComponent(mark)}`);
    // So many accounts would take minutes to make: the browser is told that there are.
    await page.route("**/accounts?*", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('"applies":2,', '"applies":3090,');
      await route.fulfill({ response, body });
    });
    await page.getByRole("checkbox", { name: "Select all accounts of this page", exact: true }).click();
    await accounts.selectionBar.getByRole("button", { name: "Remove 3.090", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Remove 3.090 accounts?", exact: true });
    const field = dialog.getByLabel("Type 3.090 to confirm", { exact: true });
    const remove = dialog.getByRole("button", { name: "Remove 3.090 accounts", exact: true });
    await field.fill("3.09");
    await remove.click();
    await expect(dialog.getByText("Type 3.090 to confirm", { exact: true })).toHaveCount(2);
    await field.fill("3.090");
    await remove.click();
    // The server, which knows better, asks for the number that it counted.
    await expect(dialog.getByText("Type 2 to confirm", { exact: true })).toBeVisible();
    // It is counted anew all the time, perhaps just now.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
});
