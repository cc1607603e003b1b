import { expect, test } from "./fixtures";
import { codeOfPages, holdRequests } from "./hold-requests";

test("what is pressed on the charts before the page is alive wakes them", async ({ accountMaker, page, sandbox }) => {
  await accountMaker.add(await sandbox.createShopWithKey());
  const letGo = await holdRequests(page, codeOfPages);
  await page.goto("/accounts", { waitUntil: "commit" });
  const overview = page.getByRole("region", { name: "Overview", exact: true });
  await overview.getByRole("button", { name: "7 days" }).click();
  letGo();
  await expect(overview.getByRole("heading", { name: "Token expiries in the next 7 days" })).toBeVisible();
});

test("what is pressed before the page is alive is done once it is", async ({
  account,
  accountMaker,
  page,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  // The code of the page comes late: until then nobody listens.
  const letGo = await holdRequests(page, codeOfPages);
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
