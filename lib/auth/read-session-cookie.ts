import "server-only";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { isUuid } from "@/lib/uuid";

interface ReadCookie {
  sessionId: string;
  expiresAtMs: number;
}

const mostKept = 1_000;
/** Reading one takes as long as asking the database does, and a browser sends the same with each request. */
const kept = new Map<string, ReadCookie>();

/**
 * The session that a cookie names; its row says whether it lives.
 * @returns null for a cookie that is not ours or is too old
 */
export async function readSessionCookie(cookie: string): Promise<string | null> {
  const read = kept.get(cookie) ?? (await decrypt(cookie));
  if (!read || read.expiresAtMs <= Date.now()) {
    kept.delete(cookie);
    return null;
  }
  // The ones that were used last stay.
  kept.delete(cookie);
  kept.set(cookie, read);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return read.sessionId;
}

async function decrypt(cookie: string): Promise<ReadCookie | null> {
  const token = await decode({ token: cookie, secret: env().AUTH_SECRET }).catch(() => null);
  if (!token || !isUuid(token.sessionId) || typeof token.exp !== "number") return null;
  return { sessionId: token.sessionId, expiresAtMs: token.exp * 1_000 };
}
