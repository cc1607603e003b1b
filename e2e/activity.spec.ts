import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { ActivityPage } from "./pages/activity-page";
import { signInViewer } from "./viewer-session";

test("tells who changed what on which account, from where, before and after", async ({
  page,
  account,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithKey();
  const id = await accountMaker.add(shop);
  await account.open(id);
  await account.verify();
  await account.result.expectAllPassed();
  const dialog = await account.openDialog("Rename", `Rename ${shop.name}`);
  await dialog.field("Account name").fill(`${shop.name} =Paris`);
  await dialog.button("Rename").click();
  await page.getByRole("link", { name: "Open in Activity", exact: true }).click();

  const activity = new ActivityPage(page);
  await expect(page).toHaveURL(`/activity?account=${id}`);
  await expect(activity.rows(/./)).toHaveCount(3);
  await expect(activity.rows(/./).nth(0)).toContainText(`renamed it from ${shop.name} to ${shop.name} =Paris`);
  await expect(activity.rows(/./).nth(1)).toContainText("verified the connection: works");
  await expect(activity.rows(/./).nth(2)).toContainText("added this account");
  await expect(activity.rows(/./).nth(0)).toContainText("127.0.0.1");

  const renamed = await activity.openDetails(activity.rows("renamed it from"));
  const changes = renamed.getByRole("table", { name: "What was changed", exact: true });
  await expect(changes.getByRole("row", { name: /^Name/ })).toHaveText(`Name${shop.name}${shop.name} =Paris`);
  await expect(renamed).toContainText(/Reference\s*[0-9a-f]{8}-/);
  const added = await activity.openDetails(activity.rows("added this account"));
  await expect(added).toContainText("Mirakl URL");
  await expect(added).toContainText(`Secret ends in—${shop.apiKey.slice(-4)}`);
  expect(await page.content()).not.toContain(shop.apiKey);
  await expectAccessible(page, "activity with details");

  await activity
    .rows("renamed it from")
    .getByRole("link", { name: `${shop.name} =Paris`, exact: true })
    .click();
  await expect(page).toHaveURL(`/accounts/${id}`);
});

test("is filtered by person, kind and time, and keeps it in the address", async ({
  page,
  openBrowser,
  browser,
  run,
}) => {
  await signInViewer(browser, run);
  const activity = new ActivityPage(page);
  await activity.open();
  await activity.filterByPerson("viewer@", "Vera Viewer");
  await activity.filterByKind("Signed in", "Activity exported");
  // Another story may export as the same person at this moment.
  await expect(activity.rows("Vera Viewer").filter({ hasText: "signed in" }).first()).toBeVisible();
  await expect(activity.rows("Admin")).toHaveCount(0);
  await activity.button("Time").click();
  await activity.button("Last 24 hours").click();
  await expect(activity.rows("Vera Viewer").first()).toBeVisible();
  const address = new URL(page.url());
  expect(address.searchParams.getAll("kind").sort()).toEqual(["activity.exported", "user.signed_in"]);

  const other = new ActivityPage(await openBrowser());
  await other.page.goto(address.href);
  await expect(other.rows("Vera Viewer").filter({ hasText: "signed in" }).first()).toBeVisible();
  await expect(other.button("Person")).toHaveAccessibleDescription("Vera Viewer");

  await activity.button("Time").click();
  await page.getByLabel("To", { exact: true }).fill("2020-01-01");
  await page.keyboard.press("Escape");
  await expect(page.getByText("No event matches", { exact: true })).toBeVisible();
  await expectAccessible(page, "activity without a match");
  await activity.button("Clear filters").click();
  await expect(page).toHaveURL("/activity");
  await expect(activity.rows(/./).first()).toBeVisible();
  // Somebody without an event in the period has a name all the same.
  await other.page.goto(`${address.pathname}${address.search}&to=2020-01-01`);
  await expect(other.button("Person")).toHaveAccessibleDescription("Vera Viewer");
});

test("is exported as CSV and as JSON, and a viewer may too", async ({
  browser,
  run,
  openBrowser,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithKey();
  const name = `=cmd|' /C calc'!A0 ${shop.shopId}`;
  const id = await accountMaker.add({ ...shop, name });
  const activity = new ActivityPage(await openBrowser({ storageState: await signInViewer(browser, run) }));
  await activity.open(`account=${id}`);
  await expect(activity.rows("added this account")).toBeVisible();

  const csv = await activity.export("Export CSV");
  expect(csv.name).toMatch(/^latchkey-activity-\d{4}-\d\d-\d\d\.csv$/);
  const [header, ...rows] = csv.text.trim().split("\r\n");
  expect(header).toMatch(/^id,at,event,person,role,/);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(`,'${name},`);
  expect(csv.text).not.toContain(shop.apiKey);

  const json = JSON.parse((await activity.export("Export JSON")).text);
  expect(json).toEqual([
    expect.objectContaining({ event: "account.added", account: name, clientAddress: "127.0.0.1" }),
  ]);
  await activity.open("kind=activity.exported");
  await expect(activity.rows("Vera Viewer").first()).toContainText("exported the activity as JSON");
});

test("what cannot be loaded says so and is tried again; the other states are accessible", async ({
  page,
  problems,
}) => {
  const activity = new ActivityPage(page);
  await activity.open();
  await expect(activity.rows(/./).first()).toBeVisible();
  for (const name of ["Kind", "Time", "Person"]) {
    await activity.button(name).click();
    await expect(page.getByRole("dialog", { name, exact: true })).toBeVisible();
    await expectAccessible(page, `activity with the choice of ${name}`);
    await page.keyboard.press("Escape");
  }
  problems.expect(/503/);
  let isAway = true;
  await page.route("**/api/activity?**", async (route) => {
    const error = {
      code: "database_unavailable",
      message: "The database does not answer.",
      advice: [],
      reference: "r-1",
    };
    if (isAway) await route.fulfill({ status: 503, json: { error } });
    else await route.continue();
  });
  await activity.filterByKind("Signed in");
  await expect(page.getByText("Activity could not be loaded", { exact: true })).toBeVisible();
  await expectAccessible(page, "activity that cannot be loaded");
  isAway = false;
  await activity.button("Try again").click();
  await expect(activity.rows("signed in").first()).toBeVisible();
});
