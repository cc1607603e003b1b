import { expect, test } from "./fixtures";
import { calls } from "./sandbox";

const workerTimeout = { timeout: 40_000 };

test("the worker renews a token before its end, and the table follows by itself", async ({
  accounts,
  accountMaker,
  sandbox,
}) => {
  const shop = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 20 });
  await accountMaker.add(shop);
  const asked = (await sandbox.requestsOf(shop, { path: calls.token })).length;
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  const before = await accounts.instant(shop.name, "Expires");
  await expect(accounts.cell(shop.name, "Expires")).toHaveText(/^in 1?\d s$/, { useInnerText: true });

  await expect.poll(() => accounts.instant(shop.name, "Expires"), workerTimeout).toBeGreaterThan(before);
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "active");
  await expect(accounts.cell(shop.name, "Last refreshed")).toHaveText(/ago$|^now$/);
  expect((await sandbox.requestsOf(shop, { path: calls.token })).length).toBeGreaterThan(asked);
});

test("a rotated secret turns into Reconnect needed by itself", async ({ accounts, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 20 });
  await accountMaker.add(shop);
  await accounts.open(`q=${encodeURIComponent(shop.name)}`);
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "active");

  await sandbox.rotateClientSecret(shop);
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "reconnect", workerTimeout);
  await expect(accounts.badge(shop.name)).toHaveText("Reconnect needed");
  await expect(accounts.cell(shop.name, "Next refresh")).toContainText("Secret rejected");

  const asked = (await sandbox.requestsOf(shop, { path: calls.token })).length;
  await accounts.page.reload();
  await expect(accounts.badge(shop.name)).toHaveAttribute("data-status", "reconnect");
  expect(await sandbox.requestsOf(shop, { path: calls.token }), "Mirakl is not asked again").toHaveLength(asked);
});

test("Mirakl is down for a while: the worker tries again, and recovers", async ({ account, accountMaker, sandbox }) => {
  const shop = await sandbox.createShopWithClient({ tokenLifetimeSeconds: 60 });
  const id = await accountMaker.add(shop);
  await sandbox.fail({ kind: "503", clientId: shop.clientId, path: calls.token, times: 1, retryAfterSeconds: 10 });
  await account.open(id);
  await account.refresh();
  await account.expectStatus("failing");
  await expect(account.page.getByText("The last refresh failed")).toBeVisible();
  await expect(account.history.getByRole("listitem").first()).toHaveAttribute("data-outcome", "failed");

  await account.expectStatus("active", { timeoutMs: 60_000 });
  await expect(account.history.getByRole("listitem").first()).toHaveAttribute("data-outcome", "succeeded", {
    timeout: 15_000,
  });
  await expect(account.history.getByRole("listitem").first()).toContainText("Attempt 2");
});
