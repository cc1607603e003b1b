import { type Browser, expect } from "@playwright/test";
import { type ActionAnswer, CapturedAction } from "./captured-action";
import { methods, WizardPage } from "./pages/wizard-page";
import { Sandbox } from "./sandbox";
import type { RunSettings } from "./settings";
import type { StoredSession } from "./stored-session";

type NewAccount =
  | { name: string; url: string; apiKey: string }
  | { name: string; url?: string; clientId: string; clientSecret: string; companyId?: string | null };

/** Accounts for stories that begin with one: saved by the wizard's own action, without its page. */
export interface AccountMaker {
  /** @returns the id of the saved account */
  add: (account: NewAccount) => Promise<string>;
  /** The same without insisting that it was saved. */
  attempt: (account: NewAccount) => Promise<ActionAnswer>;
  stop: () => Promise<void>;
}

const savedId = /"outcome":"saved","accountId":"([0-9a-f-]{36})"/;

/** Goes through the wizard once, and saves every further account by repeating its last step with other values. */
export async function startAccountMaker(
  browser: Browser,
  { baseUrl, sandboxUrl }: RunSettings,
  storageState: StoredSession,
): Promise<AccountMaker> {
  const context = await browser.newContext({ baseURL: baseUrl, storageState });
  const sandbox = new Sandbox(sandboxUrl);
  const shop = await sandbox.createShopWithKey();
  const wizard = new WizardPage(await context.newPage(), sandbox.environment);
  await wizard.openForm(methods.apiKey);
  await wizard.fillIn({ "Account name": shop.name, "Mirakl URL": shop.url, "API key": shop.apiKey });
  await wizard.verify();
  await expect(wizard.saveButton).toBeEnabled({ timeout: 15_000 });
  const saving = await CapturedAction.during(wizard.page, () => wizard.save());

  const attempt = (account: NewAccount) => saving.replay(context.request, inputOf(account));
  return {
    attempt,
    add: async (account) => {
      const { text } = await attempt(account);
      expect(text, `the answer to saving ${account.name}`).toMatch(savedId);
      return savedId.exec(text)?.[1] ?? "";
    },
    stop: () => context.close(),
  };
}

function inputOf(account: NewAccount): Record<string, unknown> {
  const { name, url: baseUrl = "" } = account;
  if ("apiKey" in account) return { name, baseUrl, apiKey: account.apiKey, shopId: "" };
  const { clientId, clientSecret, companyId } = account;
  return {
    authenticationMethod: "client_credentials",
    name,
    baseUrl,
    clientId,
    clientSecret,
    companyId: companyId ?? "",
    apiKey: undefined,
    shopId: "",
  };
}
