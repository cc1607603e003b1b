import { expectAccessible, expectNoFindings } from "./accessible";
import { expect, test } from "./fixtures";

test("accounts get tags in their menu and on their page, and are found by them", async ({
  accounts,
  accountMaker,
  sandbox,
  page,
}) => {
  const mark = `Tagged ${Date.now()}`;
  const [tag, other] = [`Key ${mark}`, `Pilot ${mark}`];
  await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} A` });
  const id = await accountMaker.add({ ...(await sandbox.createShopWithKey()), name: `${mark} B` });

  await accounts.open(`q=${encodeURIComponent(mark)}&sort=name`);
  await accounts.act(`${mark} A`, "Change tags");
  const { root } = await accounts.dialog(`Tags of ${mark} A`);
  const field = root.getByLabel("Add a tag", { exact: true });
  await expect(field).toBeFocused();
  await field.fill(tag);
  await field.press("Enter");
  await field.fill(tag.toUpperCase());
  await field.press("Enter");
  await expect(root.getByRole("button", { name: /^Remove tag/ })).toHaveCount(1);
  await field.fill(other);
  await expectNoFindings(page, "tags of an account");
  await root.getByRole("button", { name: "Save tags", exact: true }).click();
  await expect(root).toBeHidden();
  const tagsOf = (name: string) => accounts.row(name).getByRole("list", { name: "Tags", exact: true });
  await expect(tagsOf(`${mark} A`).getByRole("listitem")).toHaveText([tag, other]);

  await page.goto(`/accounts/${id}`);
  await page.getByRole("button", { name: "Change tags", exact: true }).click();
  const onPage = (await accounts.dialog(`Tags of ${mark} B`)).root;
  await onPage.getByLabel("Add a tag", { exact: true }).fill(tag);
  await onPage.getByRole("button", { name: "Save tags", exact: true }).click();
  await expect(onPage).toBeHidden();
  await expect(page.getByText(tag, { exact: true }).first()).toBeVisible();
  await expect(page.getByText(`tagged it ${tag}`)).toBeVisible();

  await accounts.open("sort=name");
  await accounts.filterButton("Tags").click();
  const choices = page.getByRole("dialog", { name: "Tags", exact: true });
  await choices.getByRole("searchbox", { name: "Search tags", exact: true }).fill(mark);
  await expect(choices.getByRole("checkbox")).toHaveCount(2);
  await choices.getByRole("checkbox", { name: tag, exact: true }).check();
  await expectNoFindings(page, "tags to filter by");
  await page.keyboard.press("Escape");
  await expect(accounts.names()).toHaveText([`${mark} A`, `${mark} B`]);
  await accounts.filter("Tags", [other]);
  await expect(accounts.names()).toHaveText([`${mark} A`, `${mark} B`]);
  await page.reload();
  await expect(accounts.filterButton("Tags")).toHaveAccessibleDescription(`${tag}, ${other}`);
  await expectAccessible(page, "accounts with tags");

  await accounts.act(`${mark} A`, "Change tags");
  const again = (await accounts.dialog(`Tags of ${mark} A`)).root;
  await again.getByRole("button", { name: `Remove tag ${other}`, exact: true }).click();
  await again.getByRole("button", { name: "Save tags", exact: true }).click();
  await expect(tagsOf(`${mark} A`).getByRole("listitem")).toHaveText([tag]);
});

test("a tag that is refused is said to be, beside the field", async ({ accounts, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithKey();
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await accounts.act(shop.name, "Change tags");
  const dialog = await accounts.dialog(`Tags of ${shop.name}`);
  await dialog.field("Add a tag").fill("\u202Eturned round");
  await dialog.button("Save tags").click();
  await expect(dialog.field("Add a tag")).toHaveAccessibleDescription(
    /The tag cannot contain line breaks or control characters/,
  );
  await expect(dialog.field("Add a tag")).toBeFocused();
});

test("a long name leaves room for a tag, wide and on a phone", async ({ accounts, accountMaker, sandbox, page }) => {
  const mark = `Long ${Date.now()}`;
  const name = `${mark} ${"and longer still ".repeat(6)}`.trim();
  await accountMaker.add({ ...(await sandbox.createShopWithKey()), name });
  await accounts.open(`q=${encodeURIComponent(mark)}`);
  await accounts.act(name, "Change tags");
  const { root } = await accounts.dialog(`Tags of ${name}`);
  await root.getByLabel("Add a tag", { exact: true }).fill("Pilot");
  await root.getByRole("button", { name: "Save tags", exact: true }).click();
  const tag = accounts.row(name).getByRole("listitem");
  await expect(tag).toHaveText("Pilot");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const list = await tag.locator("..").boundingBox();
    const box = await tag.boundingBox();
    expect(box?.width).toBeGreaterThan(30);
    expect(list?.width).toBeGreaterThanOrEqual(box?.width ?? Number.NaN);
  }
});
