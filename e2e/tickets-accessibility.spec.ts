import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { createShopWithThread, hostileBody } from "./shop-with-thread";

// A trace needs a script in every frame, which the frames of messages refuse on the console.
test.use({ trace: "off" });

test("a banner tells of hosts that do not answer and of a worker that is not seen", async ({ tickets, page }) => {
  await tickets.open();
  const banner = page.getByRole("status").filter({ hasText: "do not answer." });
  await expect(banner).toHaveCount(0);
  await page.route("**/api/worker", async (route) => {
    const answer = await route.fetch();
    const view = await answer.json();
    const retryAt = new Date(Date.parse(view.now) + 200_000).toISOString();
    const trouble = { since: view.now, retryAt, message: "Mirakl cannot answer at the moment." };
    const troubledHosts = [
      { host: "acme.example", ...trouble },
      { host: "globex.example", ...trouble },
    ];
    await route.fulfill({ response: answer, json: { ...view, state: "stopped", troubledHosts } });
  });
  await expect(banner).toContainText("acme.example and globex.example do not answer.", { timeout: 30_000 });
  await expect(banner).toContainText("it is tried again in 3 min");
  await expect(page.getByRole("status").filter({ hasText: "The worker has not been seen for" })).toBeVisible();
  await expectAccessible(page, "tickets below a banner");
});

test("tickets are accessible: filled, answered, without a match and without any", async ({
  tickets,
  accountMaker,
  sandbox,
  page,
  problems,
}) => {
  const shop = await createShopWithThread(sandbox, {
    body: `${hostileBody}<ul><li>One</li></ul><table><tr><th>Article</th></tr><tr><td>Tent</td></tr></table>`,
    attachments: [{ name: "photo.png" }],
  });
  await accountMaker.add(shop);
  await tickets.openWith(shop.name, shop.topic);
  await expectAccessible(page, "tickets");
  await tickets.openTicket(shop.topic);
  await sandbox.fail({ kind: "reset", apiKey: shop.apiKey, path: shop.replyPath });
  await tickets.send("Is it there?");
  await expect(tickets.deliveries).toHaveAttribute("data-state", "unknown");
  await tickets.send("Hi");
  await expect(tickets.deliveries).toHaveCount(2);
  await expectAccessible(page, "ticket");
  await tickets.button("Account").click();
  await expect(page.getByRole("option", { name: "All accounts", exact: true })).toBeVisible();
  await expectAccessible(page, "ticket with the choice of an account");
  await page.keyboard.press("Escape");

  problems.expect(/404/);
  await page.goto("/tickets/00000000-0000-4000-8000-000000000000/missing");
  await expect(tickets.heading).toHaveText("This ticket does not exist, or no longer");
  await expectAccessible(page, "ticket that is not there");

  await tickets.open(`q=nobody-${shop.shopId}`);
  await expect(page.getByText("No ticket matches")).toBeVisible();
  await expectAccessible(page, "tickets without a match");
  // Other stories fill the list at the same time, so this page is told that there are none.
  await page.route("**/api/tickets**", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), tickets: [], from: 0 } });
  });
  await tickets.button("Clear filters").click();
  await expect(page.getByText("No messages yet")).toBeVisible();
  await expectAccessible(page, "tickets without any");
});
