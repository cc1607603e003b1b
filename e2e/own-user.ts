import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import postgres from "postgres";
import { SignInPage } from "./pages/sign-in-page";
import type { RunSettings } from "./settings";

export interface OwnUser {
  name: string;
  email: string;
  password: string;
}

/** Somebody whom no other story knows, with the admin's password; the database is told. */
export async function addOwnUser(
  { admin, databaseUrl }: RunSettings,
  role: "admin" | "viewer" = "viewer",
): Promise<OwnUser> {
  const id = crypto.randomUUID();
  const [name, email] = [`Una ${id.slice(0, 8)}`, `${id}@latchkey.local`];
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`
    insert into users (email, name, role, password_hash)
    select ${email}, ${name}, ${role}, password_hash from users where email = ${admin.email}`;
  await sql.end();
  return { name, email, password: admin.password };
}

/** As if they had signed in an hour earlier than they did; the database is told. */
export async function ageSessions({ databaseUrl }: RunSettings, { email }: Pick<OwnUser, "email">): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`
    update sessions set created_at = created_at - interval '1 hour'
    where user_id = (select id from users where email = ${email})`;
  await sql.end();
}

/** Signs in with no more than the password. */
export async function signInWithPassword(page: Page, user: Pick<OwnUser, "email" | "password">): Promise<void> {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(user);
  await expect(page).toHaveURL("/accounts");
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL("/sign-in");
}
