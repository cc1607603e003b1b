import { expect, test } from "./fixtures";

test("what is pressed before the page is alive is done once it is", async ({
  account,
  accountMaker,
  page,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // The code of the page comes late: until then nobody listens.
  await page.route("**/_next/static/chunks/**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`/accounts/${id}`, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Jump to", exact: true }).click();
  await account.button("Rename").click();
  await expect(page.getByRole("dialog")).toBeHidden();
  letGo();
  const dialog = await account.dialog(`Rename ${shop.name}`);
  await dialog.cancel();
  // Not what was pressed before it.
  await expect(page.getByRole("dialog")).toBeHidden();
});
