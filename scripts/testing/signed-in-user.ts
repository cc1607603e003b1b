import { db } from "@/db/client";
import { insertSession } from "@/db/queries/sessions";
import { users } from "@/db/schema/users";
import { hashPassword } from "@/lib/auth/passwords";
import { CookieJar, inBrowser } from "@/lib/auth/testing/browser";
import { sealedSessionCookie } from "@/lib/auth/testing/sealed-session-cookie";
import { peerHeader } from "@/lib/http/peer-address";

export const samplePassword = "correct horse battery staple";

/** Somebody new of the back office, and a browser of theirs at an address of its own. */
export async function newUser(own: Partial<typeof users.$inferInsert> = {}) {
  const email = `${crypto.randomUUID()}@example.com`;
  const passwordHash = await hashPassword(samplePassword);
  const values = { email, name: "Ada", role: "admin" as const, passwordHash, ...own };
  const [user] = await db().insert(users).values(values).returning();
  if (!user) throw new Error("insert returned no row");
  return user;
}

/** A browser of nobody yet. */
export function newBrowser() {
  const jar = new CookieJar();
  jar.headers.set(peerHeader, `2001:db8:${crypto.randomUUID().slice(9, 18).replace("-", ":")}::1`);
  return { jar, as: <T>(request: () => Promise<T>) => inBrowser(jar, request) };
}

/** A browser in which this user has just signed in. */
export async function browserOf(userId: string) {
  const browser = newBrowser();
  browser.jar.set(await sealedSessionCookie({ sessionId: await insertSession(userId, 600) }));
  return browser;
}
