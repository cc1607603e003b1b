import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { findSessionUser, type SessionUser } from "@/db/queries/sessions";
import type { Person } from "@/lib/actor";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";
import type { Role } from "@/lib/vocabulary";
import { sessionCookieName } from "./session-cookie";

export interface Session {
  user: SessionUser;
}

/** The living session of this request, from its row: an ended one is none. Read once per request. */
export const findSession = cache(async (): Promise<Session | null> => {
  const cookie = (await cookies()).get(sessionCookieName(env().APP_URL))?.value;
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().AUTH_SECRET }).catch(() => null);
  const sessionId = token?.sessionId;
  if (!isUuid(sessionId)) return null;
  const user = await loadForPage(() => findSessionUser(sessionId));
  return user && { user };
});

/** For pages: who is not signed in is sent to the sign-in page, and comes back after it. */
export async function requireSession(returnTo?: string): Promise<Session> {
  return (await findSession()) ?? redirect(paths.signIn(returnTo));
}

/**
 * For actions and handlers: the signed-in person, with a fresh reference.
 * @throws AppError `not_signed_in`, or `not_allowed` when the person has none of the roles
 */
export async function requirePerson(allowed: readonly Role[], reference: string = randomUUID()): Promise<Person> {
  const session = await findSession();
  if (!session) throw new AppError("not_signed_in");
  const { id, name, email, role } = session.user;
  if (!allowed.includes(role)) throw new AppError("not_allowed");
  return { userId: id, name, email, role, reference };
}
