import { type Browser, type BrowserContext, expect } from "@playwright/test";
import { SignInPage } from "./pages/sign-in-page";
import type { RunSettings } from "./settings";

/** Cookies and storage of a browser, to be given to another one. */
export type StoredSession = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Nobody is signed in: `test.use({ storageState: nobody })`. */
export const nobody: StoredSession = { cookies: [], origins: [] };

/** Signs the admin in, in a browser of its own. */
export async function signInAdmin(browser: Browser, { baseUrl, admin }: RunSettings): Promise<StoredSession> {
  const context = await browser.newContext({ baseURL: baseUrl });
  const signIn = new SignInPage(await context.newPage());
  await signIn.open();
  await signIn.signIn(admin);
  await expect(signIn.page).toHaveURL("/accounts");
  const session = await context.storageState();
  await context.close();
  return session;
}

/** The same session with another value in its cookie. */
export function withSessionCookie({ cookies, origins }: StoredSession, value: string): StoredSession {
  return {
    cookies: cookies.map((cookie) => (isSessionCookie(cookie) ? { ...cookie, value } : cookie)),
    origins,
  };
}

export function isSessionCookie({ name }: { name: string }): boolean {
  return name.endsWith("next-auth.session-token");
}
