import { expect, test } from "./fixtures";
import { failedAt } from "./pages/verification-result";
import { methods } from "./pages/wizard-page";
import { calls, type FaultKind } from "./sandbox";

// The call that tells whether a host is Mirakl carries no credential, so its faults strike whoever asks next: one
// story at a time, on a marketplace that no other story uses.
test.describe.configure({ mode: "default" });

for (const [fault, sentence] of [
  ["html", "answers, but not like a Mirakl marketplace."],
  ["garbage", "answers, but not like a Mirakl marketplace."],
  ["503", "Mirakl cannot answer at the moment."],
] satisfies [FaultKind, string][]) {
  test(`a host that answers with ${fault}`, async ({ wizard, sandbox }) => {
    const shop = await sandbox.createShopWithKey({ marketplace: sandbox.faultyMarketplace });
    await sandbox.fail({ kind: fault, target: shop.marketplace, path: calls.version });
    await wizard.openForm(methods.apiKey);
    await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
    await wizard.verify();
    await wizard.result.expectStates(failedAt("Mirakl instance"));
    await expect(wizard.result.check("Mirakl instance")).toContainText(sentence);
    await expect(wizard.saveButton).toBeDisabled();
    expect(await sandbox.requestsOf(shop), "calls that show the key to the host").toEqual([]);
  });
}

test("a host that breaks the connection off", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey({ marketplace: sandbox.faultyMarketplace });
  await sandbox.fail({ kind: "reset", target: shop.marketplace, path: calls.version });
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await wizard.result.expectStates(failedAt("Address"));
  await expect(wizard.result.check("Address")).toContainText(`The connection to ${shop.host} broke off.`);
});

test("a host that takes longer than 10 s", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey({ marketplace: sandbox.faultyMarketplace });
  await sandbox.fail({ kind: "slow", target: shop.marketplace, path: calls.version, delayMs: 20_000 });
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await expect(wizard.verifyButton).toHaveAttribute("aria-busy", "true");
  await wizard.result.expectStates(failedAt("Address"));
  await expect(wizard.result.check("Address")).toContainText(`${shop.host} did not answer within 10 s.`);
  await expect(wizard.saveButton).toBeDisabled();
});

test("checks are shown as they answer", async ({ wizard, sandbox }) => {
  const shop = await sandbox.createShopWithKey({ marketplace: sandbox.faultyMarketplace });
  await sandbox.fail({ kind: "slow", apiKey: shop.apiKey, path: calls.threads, delayMs: 2_500 });
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await expect(wizard.result.check("Mirakl instance")).toHaveAttribute("data-state", "passed");
  await expect(wizard.result.check("Credentials")).toHaveAttribute("data-state", "running");
  await expect(wizard.result.check("Messages")).toHaveAttribute("data-state", "waiting");
  await wizard.result.expectAllPassed();
});
