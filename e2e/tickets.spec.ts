import { readFile } from "node:fs/promises";
import { expect, nobody, test } from "./fixtures";
import { tabTo } from "./keyboard";
import { TicketsPage } from "./pages/tickets-page";
import { createShopWithThread, customerName, hostileBody } from "./shop-with-thread";
import { signInViewer } from "./viewer-session";

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

// A trace needs a script in every frame, which the frames of messages refuse on the console.
test.use({ trace: "off" });

test("messages of an account arrive, and nothing in them runs or loads", async ({
  tickets,
  accountMaker,
  sandbox,
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const shop = await createShopWithThread(sandbox, { body: hostileBody });
  await sandbox.inbox.write(shop, { threadId: shop.threadId, from: "shop", body: "<p>It is on its way.</p>" });
  await accountMaker.add(shop);

  await tickets.openWith(shop.name, shop.topic);
  const row = tickets.row(shop.topic);
  await expect(row).toContainText(`${shop.name}: It is on its way.`);
  await expect(row).toContainText(customerName);
  await expect(row).not.toContainText("Reply needed");
  await expect(tickets.link(shop.topic)).toHaveAccessibleDescription(/^Unread /);

  await tickets.openTicket(shop.topic);
  await expect(page).toHaveTitle(`${shop.topic} · Latchkey`);
  await expect(tickets.link(shop.topic)).toHaveAttribute("aria-current", "page");
  await expect(tickets.message(0)).toHaveAccessibleName(customerName);
  await expect(tickets.message(0)).toContainText(`to ${shop.name}`);
  const body = tickets.body(customerName);
  await expect(body.getByText("Look at this")).toBeVisible();
  await expect(body.getByRole("link", { name: "Track it" })).toHaveAttribute("rel", /noopener/);
  await expect(
    body.locator("script, style:not(head style), form, input, img, [onerror], [href^=javascript]"),
  ).toHaveCount(0);
  await expect(tickets.message(0)).toContainText("2 remote images are not shown");
  await expect(tickets.messages.locator("iframe").first()).toHaveAttribute(
    "sandbox",
    "allow-popups allow-popups-to-escape-sandbox",
  );
  await expect(tickets.body(shop.name).getByText("It is on its way.")).toBeVisible();
  expect(asked.filter((url) => url.includes("tracker.example"))).toEqual([]);

  // It has been read by now, and stays so.
  await expect(tickets.link(shop.topic)).not.toHaveAccessibleDescription(/^Unread /);
  await page.reload();
  await expect(tickets.link(shop.topic)).not.toHaveAccessibleDescription(/^Unread /);
});

test("remote images of one message load when somebody asks for them, and nothing else does", async ({
  tickets,
  accountMaker,
  sandbox,
  page,
}) => {
  const asked: { url: string; referrer: string | undefined }[] = [];
  await page.route("https://*.example/**", (route) => {
    asked.push({ url: route.request().url(), referrer: route.request().headers().referer });
    return route.fulfill({ contentType: "image/png", body: onePixel });
  });
  const remote = [
    '<p>Two photos</p><img src="https://photos.example/broken.png" alt="The broken lamp" onerror="parent.x()">',
    '<img src="http://photos.example/plain.png" alt="Without https"><script src="https://photos.example/x.js"></script>',
    "<style>body{background:url(https://photos.example/b.png)}</style>",
  ].join("");
  const shop = await createShopWithThread(sandbox, { body: remote });
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await tickets.openTicket(shop.topic);
  await expect(tickets.body(customerName).getByText("Two photos")).toBeVisible();
  await expect(tickets.message(0)).toContainText("2 remote images are not shown");
  expect(asked).toEqual([]);

  await tickets.button("Show remote images").click();
  // Asked for, it was not forbidden. The picture itself is not looked into: its frame runs no scripts, not even a test's.
  await expect.poll(() => asked.length).toBe(1);
  await expect(tickets.body(customerName).getByRole("img", { name: "The broken lamp", exact: true })).toBeVisible();
  await expect(tickets.message(0)).toContainText("Remote images are shown");
  await expect(tickets.messages.locator("iframe").first()).toHaveAttribute(
    "sandbox",
    "allow-popups allow-popups-to-escape-sandbox",
  );
  expect(asked).toEqual([{ url: "https://photos.example/broken.png", referrer: undefined }]);
  await tickets.button("Hide remote images").click();
  await expect(tickets.body(customerName).getByRole("img")).toHaveCount(0);
  await expect(tickets.body(customerName).getByText("Two photos")).toBeVisible();
});

test("the list is searched and filtered, and its address keeps how", async ({
  tickets,
  accountMaker,
  sandbox,
  page,
}) => {
  const shop = await createShopWithThread(sandbox);
  const answered = `Invoice of ${shop.name}`;
  const threadId = await sandbox.inbox.write(shop, { topic: answered, customerName, body: "<p>An invoice?</p>" });
  await sandbox.inbox.write(shop, { threadId, from: "shop", body: "<p>Here it is.</p>" });
  const other = await createShopWithThread(sandbox);
  await accountMaker.add(shop);
  await accountMaker.add(other);
  await tickets.openWith(other.name, other.topic);
  await tickets.openWith(shop.name, shop.topic);
  await expect(tickets.titles()).toHaveText([answered, shop.topic]);
  await expect(tickets.row(shop.topic)).toContainText(/Reply needed \d+ (s|min)/);

  await tickets.button("Reply needed").click();
  await expect(tickets.titles()).toHaveText([shop.topic]);
  await expect(tickets.button("Reply needed")).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(tickets.titles()).toHaveText([shop.topic]);
  await page.goBack();
  await expect(tickets.titles()).toHaveText([answered, shop.topic]);

  await tickets.button("Clear").click();
  await tickets.filterByAccount(other.name);
  await expect(tickets.titles()).toHaveText([other.topic]);
  await expect(tickets.button("Account")).toHaveAccessibleDescription(other.name);

  // What the list shows stays while a ticket is open beside it.
  await tickets.openTicket(other.topic);
  await expect(tickets.titles()).toHaveText([other.topic]);
  await tickets.button("Unread").click();
  await expect(page.getByText("No ticket matches")).toBeVisible();
  await expect(tickets.heading).toHaveText(other.topic);
  await tickets.button("Clear filters").click();
  await expect(tickets.searchBox).toHaveValue("");
  await tickets.searchBox.fill(`nobody-${shop.name}`);
  await expect(page.getByText("No ticket matches")).toBeVisible();
});

test("an attachment is loaded from Mirakl as it is", async ({ tickets, accountMaker, sandbox, page }) => {
  const content = Buffer.from("Tracking of parcel 4711\n".repeat(200));
  const name = "tracking & Söhne.txt";
  const shop = await createShopWithThread(sandbox, {
    attachments: [{ name, base64: content.toString("base64") }],
  });
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await tickets.openTicket(shop.topic);
  const link = tickets.message(0).getByRole("link", { name: new RegExp(`^${name}`) });
  await expect(link).toContainText("5 kB");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(name);
  expect(await readFile(await download.path())).toEqual(content);
});

test("a viewer reads, and cannot reply; strangers see nothing", async ({
  tickets,
  accountMaker,
  sandbox,
  page,
  browser,
  run,
  openBrowser,
}) => {
  const shop = await createShopWithThread(sandbox);
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  const viewer = new TicketsPage(await openBrowser({ storageState: await signInViewer(browser, run) }));
  await viewer.openWith(shop.name, shop.topic);
  await expect(viewer.link(shop.topic)).toHaveAccessibleDescription(/^Unread /);
  await viewer.openTicket(shop.topic);
  await expect(viewer.body(customerName).getByText("Where is my parcel?")).toBeVisible();
  await expect(viewer.link(shop.topic)).not.toHaveAccessibleDescription(/^Unread /);
  await expect(viewer.reply).toHaveCount(0);
  await expect(viewer.sendButton).toHaveCount(0);
  // What one person has read the other has not.
  await page.reload();
  await expect(tickets.link(shop.topic)).toHaveAccessibleDescription(/^Unread /);

  const path = new URL(viewer.page.url()).pathname;
  const stranger = await openBrowser({ storageState: nobody });
  await stranger.goto(path);
  await expect(stranger).toHaveURL(`/sign-in?${new URLSearchParams({ returnTo: path })}`);
});

test("focus and place stay while the list is read anew", async ({ tickets, accountMaker, sandbox, page }) => {
  const shop = await createShopWithThread(sandbox);
  const second = `Second of ${shop.name}`;
  // Threads of the same millisecond have no order of their own.
  const firstAt = Date.now();
  await expect.poll(() => Date.now()).toBeGreaterThan(firstAt + 1);
  await sandbox.inbox.write(shop, { topic: second, customerName, body: "<p>Hello</p>" });
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await expect(tickets.titles()).toHaveText([second, shop.topic]);
  await tickets.searchBox.focus();
  await tabTo(page, tickets.link(second));

  await page.route("**/api/tickets?**", async (route) => {
    const answer = await route.fetch();
    const view = await answer.json();
    await route.fulfill({ response: answer, json: { ...view, tickets: view.tickets.toReversed() } });
  });
  await expect(tickets.titles()).toHaveText([shop.topic, second]);
  await expect(tickets.link(second)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tickets.heading).toHaveText(second);
  await expect(tickets.link(second)).toBeFocused();
});

test("a phone shows the list or the ticket", async ({ tickets, accountMaker, sandbox, page }) => {
  const shop = await createShopWithThread(sandbox);
  await accountMaker.add(shop);
  await page.setViewportSize({ width: 390, height: 844 });
  await tickets.openWith(shop.name, shop.topic);
  await expect(tickets.messages).toBeHidden();
  await tickets.openTicket(shop.topic);
  await expect(tickets.list).toBeHidden();
  await expect(tickets.heading).toBeFocused();
  await expect(tickets.reply).toBeInViewport();
  await page.getByRole("link", { name: "Back to the tickets", exact: true }).click();
  await expect(tickets.titles()).toHaveText([shop.topic]);
  await expect(page).toHaveURL(/\/tickets\?q=/);
});

test("the account page tells of the last pull, and leads to the account's tickets", async ({
  account,
  tickets,
  accountMaker,
  sandbox,
  page,
}) => {
  const shop = await createShopWithThread(sandbox);
  const id = await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await account.open(id);
  await expect(account.fact("Last pull")).toHaveText(/ago$|^now$/);
  await expect(account.fact("Next pull")).toHaveText(/^in |^Due now$/);
  await page.getByRole("link", { name: "Open tickets", exact: true }).click();
  await expect(tickets.titles()).toHaveText([shop.topic]);
});

test("names without a gap push no page wide", async ({ tickets, accountMaker, sandbox, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const long = "W".repeat(90);
  const shop = await createShopWithThread(sandbox, { customerName: long, topic: long, body: `<p>${long}</p>` });
  await accountMaker.add({ ...shop, name: `${shop.name} ${long}`.slice(0, 110) });
  await tickets.openWith(long, long);
  await tickets.openTicket(long);
  await expect(tickets.reply).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
