import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { createShopWithThread, customerName } from "./shop-with-thread";

// A trace needs a script in every frame, which the frames of messages refuse on the console.
test.use({ trace: "off" });

test("a reply is sent, shown, and comes back as a message", async ({ tickets, accountMaker, sandbox, page }) => {
  const shop = await createShopWithThread(sandbox);
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await tickets.openTicket(shop.topic);
  const form = page.getByRole("form", { name: "Reply to the ticket" });
  await expect(form).toContainText(`Sent as ${shop.name}`);
  await expect(form.getByRole("checkbox", { name: customerName, exact: true })).toBeChecked();

  const text = "Dear Marta,\n\n<b>1 < 2</b> & thank you.";
  await tickets.send(text);
  await expect(tickets.body(shop.name).getByText("<b>1 < 2</b> & thank you.")).toBeVisible({ timeout: 40_000 });
  await expect(tickets.deliveries).toHaveCount(0);
  await expect(tickets.reply).toHaveValue("");
  await expect(tickets.row(shop.topic)).not.toContainText("Reply needed");
  expect(await sandbox.requestsOf(shop, { path: shop.replyPath })).toHaveLength(1);
});

test("two quick presses send once", async ({ tickets, accountMaker, sandbox }) => {
  const shop = await createShopWithThread(sandbox);
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await tickets.openTicket(shop.topic);
  await sandbox.fail({ kind: "slow", apiKey: shop.apiKey, path: shop.replyPath, delayMs: 1_500 });
  await tickets.reply.fill("Only once, thank you.");
  await tickets.sendButton.dblclick();
  await expect(tickets.body(shop.name).getByText("Only once, thank you.")).toBeVisible({ timeout: 40_000 });
  await expect(tickets.messages.getByRole("article")).toHaveCount(2);
  expect(await sandbox.requestsOf(shop, { path: shop.replyPath })).toHaveLength(1);
});

test("a reply whose answer was lost is unknown, and not sent again", async ({
  tickets,
  accountMaker,
  sandbox,
  page,
}) => {
  const shop = await createShopWithThread(sandbox);
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await tickets.openTicket(shop.topic);
  await sandbox.fail({ kind: "reset", apiKey: shop.apiKey, path: shop.replyPath });
  await tickets.send("Is it there?");
  await expect(tickets.deliveries).toHaveAttribute("data-state", "unknown");
  await expect(tickets.deliveries).toHaveText("No answer came. Check at Mirakl before you send it again.");
  await expect(tickets.reply).toHaveValue("");

  await page.reload();
  await expect(tickets.deliveries).toHaveAttribute("data-state", "unknown");
  expect(await sandbox.requestsOf(shop, { path: shop.replyPath })).toHaveLength(1);

  // Only a person sends it once more.
  await tickets.button("Write again").click();
  await expect(tickets.reply).toHaveValue("Is it there?");
  await tickets.sendButton.click();
  await expect(tickets.body(shop.name).getByText("Is it there?")).toBeVisible({ timeout: 40_000 });
  await expect(tickets.deliveries).toHaveAttribute("data-state", "unknown");
  expect(await sandbox.requestsOf(shop, { path: shop.replyPath })).toHaveLength(2);
});

test("what Mirakl refuses, and what is not sent yet, stays in the field", async ({
  tickets,
  accountMaker,
  sandbox,
  page,
}) => {
  const shop = await createShopWithThread(sandbox);
  const another = `Another of ${shop.name}`;
  await sandbox.inbox.write(shop, { topic: another, customerName, body: "<p>Hello</p>" });
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await tickets.openTicket(shop.topic);
  await tickets.sendButton.click();
  await expect(tickets.reply).toBeFocused();
  await expect(tickets.reply).toHaveAccessibleDescription("Write a message first");

  // Mirakl wants three characters.
  await tickets.send("Hi");
  await expect(tickets.deliveries).toHaveAttribute("data-state", "refused");
  await expect(tickets.deliveries).toContainText("answered 400");
  await expect(page.getByRole("alert").filter({ hasText: "The reply was not sent" })).toBeVisible();
  await expect(tickets.reply).toHaveValue("Hi");

  await tickets.reply.fill("Hi Marta, it is found.");
  await tickets.openTicket(another);
  await expect(tickets.reply).toHaveValue("");
  await tickets.openTicket(shop.topic);
  await page.reload();
  await expect(tickets.reply).toHaveValue("Hi Marta, it is found.");
  await page.keyboard.press("Control+Enter");
  await tickets.reply.press("Control+Enter");
  await expect(tickets.body(shop.name).getByText("Hi Marta, it is found.")).toBeVisible({ timeout: 40_000 });
});

test("an answer at Mirakl Connect is on its way, then sent, or refused with why", async ({
  tickets,
  accountMaker,
  sandbox,
}) => {
  const company = await sandbox.createConnectSeller();
  const name = `Company ${company.companyId.slice(0, 8)}`;
  const topic = `Late parcel at ${name}`;
  await sandbox.inbox.writeToCompany(company, { topic, customerName, body: "<p>Where is it?</p>" });
  await accountMaker.add({ name, ...company });
  await tickets.openWith(name, topic);
  await tickets.openTicket(topic);
  // Watched from before: it may be gone within a moment.
  const accepted = tickets.messages.locator('[data-state="accepted"]').waitFor();
  await tickets.send("It arrives tomorrow.");
  await accepted;
  // The message that it has become takes its place.
  await expect(tickets.messages.locator("iframe")).toHaveCount(2, { timeout: 60_000 });
  await expect(tickets.deliveries).toHaveCount(0, { timeout: 60_000 });

  await sandbox.inbox.failNextAnswer(company, "The order is closed");
  await tickets.send("And a second one.");
  await expect(tickets.deliveries).toHaveAttribute("data-state", "refused", { timeout: 60_000 });
  await expect(tickets.deliveries).toContainText("The order is closed");
});

test("an account in trouble says why nothing can be sent", async ({ tickets, accountMaker, sandbox, page }) => {
  const shop = await createShopWithThread(sandbox);
  const id = await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await sandbox.rejectApiKey(shop);
  await page.goto(`/accounts/${id}`);
  await page.getByRole("button", { name: "Verify connection", exact: true }).click();
  await expect(page.getByText("Reconnect needed").first()).toBeVisible();
  await tickets.openWith(shop.name, shop.topic);
  await tickets.openTicket(shop.topic);
  await expect(page.getByText("No reply can be sent now")).toBeVisible();
  await expect(tickets.reply).toHaveCount(0);
  await expectAccessible(page, "ticket that cannot be answered");
});
