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
  // The code of the account's page comes late: until then React listens to nothing.
  await page.route("**/_next/static/chunks/**", async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (body.includes("Replace API key")) await released;
    await route.fulfill({ response, body });
  });
  await page.addInitScript(() => {
    window.addEventListener = new Proxy(window.addEventListener, {
      apply(listen, self, parameters) {
        if (parameters[0] === "click") document.documentElement.setAttribute("data-hears-clicks", "");
        Reflect.apply(listen, self, parameters);
      },
    });
  });
  await page.goto(`/accounts/${id}`, { waitUntil: "commit" });
  await expect(page.locator("html[data-hears-clicks]")).toBeVisible();
  await page.getByRole("button", { name: "Jump to", exact: true }).click();
  await account.button("Rename").click();
  await expect(page.getByRole("dialog")).toBeHidden();
  letGo();
  const dialog = await account.dialog(`Rename ${shop.name}`);
  await dialog.cancel();
  // Not what was pressed before it.
  await expect(page.getByRole("dialog")).toBeHidden();
});
