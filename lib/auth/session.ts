import "server-only";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { listIdentitiesOfSession } from "@/db/queries/seller-identities";
import { findLivingSession, type LivingSession, noteSessionUse } from "@/db/queries/sessions";
import type { Person } from "@/lib/actor";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import { loadForPage } from "@/lib/http/load-for-page";
import { requestOrigin } from "@/lib/http/request-origin";
import { paths } from "@/lib/paths";
import type { Role } from "@/lib/vocabulary";
import { readSessionCookie } from "./read-session-cookie";
import { sessionCookieName } from "./session-cookie";

export interface Session {
  id: string;
  /** What the page may show of whoever is signed in. */
  user: Pick<Person, "name" | "email" | "role">;
  /** On whose behalf the page reads. */
  person: Person;
}

/** The living session of this request, from its row: an ended one is none. Read once per request. */
export const findSession = cache(async (): Promise<Session | null> => {
  const cookie = (await cookies()).get(sessionCookieName(env().APP_URL))?.value;
  if (!cookie) return null;
  const sessionId = await readSessionCookie(cookie);
  if (!sessionId) return null;
  return loadForPage(async () => {
    const session = await findLivingSession(sessionId);
    const person = session && (await personOf(session));
    if (person && session.isUseDue) await noteUse(session);
    return person && { id: sessionId, user: { name: person.name, email: person.email, role: person.role }, person };
  });
});

/** Whoever a living session belongs to. */
export async function findPersonOfSession(sessionId: string): Promise<Person | null> {
  const session = await findLivingSession(sessionId);
  return session && personOf(session);
}

/** People of the back office see where they are signed in; of sellers nothing like it is kept. */
async function noteUse({ id, user }: LivingSession): Promise<void> {
  if (user) await noteSessionUse(id, await requestOrigin());
}

/** @returns null for a seller's session whose identities are all gone */
async function personOf({ id, user }: LivingSession): Promise<Person | null> {
  const reference = randomUUID();
  if (user) {
    const { id: userId, name, email, role } = user;
    return { userId, name, email, role, identityIds: [], sessionId: id, reference };
  }
  const identities = await listIdentitiesOfSession(id);
  const email = identities.at(-1)?.email;
  if (!email) return null;
  return {
    userId: null,
    name: email,
    email,
    role: "seller",
    identityIds: identities.map((identity) => identity.id),
    sessionId: id,
    reference,
  };
}

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
  if (!allowed.includes(session.user.role)) throw new AppError("not_allowed");
  return { ...session.person, reference, origin: await requestOrigin() };
}
