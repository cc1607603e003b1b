import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";

/** Of a browser that its owner comes back with now and then. */
const lifetimeSeconds = 180 * 24 * 60 * 60;
/** People of one browser whose cookies are kept; the oldest goes first. */
const accountsAtOnce = 8;
const salt = "latchkey known browser";

const isHttps = () => env().APP_URL.startsWith("https:");
const namePrefix = () => (isHttps() ? "__Host-latchkey-known-" : "latchkey-known-");
const nameOf = (accountKey: string) => namePrefix() + accountKey.slice(0, 16);

/**
 * Whether somebody has signed in to this account in this browser before. Its attempts are counted on their own, so
 * that strangers who guess from elsewhere never keep it waiting.
 * @returns the browser's id, the same for as long as the cookie lives
 */
export async function findKnownBrowser(accountKey: string): Promise<string | null> {
  const value = (await cookies()).get(nameOf(accountKey))?.value;
  if (!value) return null;
  const token = await decode({ token: value, secret: env().AUTH_SECRET, salt }).catch(() => null);
  return token?.account === accountKey && typeof token.browserId === "string" ? token.browserId : null;
}

/** Somebody has just signed in to this account here. */
export async function rememberBrowser(accountKey: string): Promise<void> {
  const browserId = (await findKnownBrowser(accountKey)) ?? randomUUID();
  const jar = await cookies();
  const own = nameOf(accountKey);
  const others = jar.getAll().filter(({ name }) => name.startsWith(namePrefix()) && name !== own);
  for (const { name } of others.slice(0, Math.max(0, others.length - accountsAtOnce + 1))) {
    jar.set({ name, value: "", ...attributes(), maxAge: 0 });
  }
  const token = { account: accountKey, browserId };
  const value = await encode({ token, secret: env().AUTH_SECRET, salt, maxAge: lifetimeSeconds });
  jar.set({ name: own, value, ...attributes(), maxAge: lifetimeSeconds });
}

function attributes() {
  return { httpOnly: true, sameSite: "lax", secure: isHttps(), path: "/" } as const;
}
