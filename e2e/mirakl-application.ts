import type { Page } from "@playwright/test";
import { ApplicationsPage } from "./pages/applications-page";
import type { Sandbox, Shop } from "./sandbox";
import type { IntegrationType, MiraklApplication, MiraklPerson } from "./sandbox-oauth";
import type { RunSettings } from "./settings";

let made = 0;

/** An application that Mirakl and Latchkey know, and the path of its public page. */
export interface RegisteredApplication extends MiraklApplication {
  connectPath: string;
  redirectUri: string;
}

/** Makes an application at Mirakl and registers it here, in a browser of an admin. */
export async function registerApplication(
  page: Page,
  { sandbox, run }: { sandbox: Sandbox; run: RunSettings },
  own: {
    integrationType?: IntegrationType;
    refreshTokens?: "static" | "rotating";
    tokenLifetimeSeconds?: number;
  } = {},
): Promise<RegisteredApplication> {
  made += 1;
  const label = `Helpdesk ${process.pid}-${made}-${Date.now().toString(36)}`;
  const redirectUri = `${run.baseUrl}/auth/mirakl`;
  const application = await sandbox.oauth.createApplication({ label, redirectUri, ...own });
  const connectPath = await new ApplicationsPage(page, sandbox.environment).add({ ...application, label });
  return { ...application, label, connectPath, redirectUri };
}

/** A fresh shop and somebody at Mirakl who may use it. */
export async function createShopWithPerson(sandbox: Sandbox): Promise<{ shop: Shop; person: MiraklPerson }> {
  const shop = await sandbox.createShop();
  return { shop, person: await sandbox.oauth.createPerson({ shops: [shop] }) };
}
