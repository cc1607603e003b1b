import { type Browser, expect } from "@playwright/test";
import postgres from "postgres";
import { SignInPage } from "./pages/sign-in-page";
import type { RunSettings } from "./settings";
import { nobody, type StoredSession } from "./stored-session";

const email = "viewer@latchkey.local";

/** Signs a viewer in, who has the admin's password. The database is told: how viewers are invited is another story. */
export async function signInViewer(
  browser: Browser,
  { baseUrl, admin, databaseUrl }: RunSettings,
): Promise<StoredSession> {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`
    insert into users (email, name, role, password_hash)
    select ${email}, 'Vera Viewer', 'viewer', password_hash from users where email = ${admin.email}
    on conflict (email) do nothing`;
  await sql.end();
  const context = await browser.newContext({ baseURL: baseUrl, storageState: nobody });
  const signIn = new SignInPage(await context.newPage());
  await signIn.open();
  await signIn.signIn({ email, password: admin.password });
  await expect(signIn.page).toHaveURL("/accounts");
  const session = await context.storageState();
  await context.close();
  return session;
}
