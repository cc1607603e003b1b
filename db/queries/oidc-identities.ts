import { and, eq } from "drizzle-orm";
import type { UserRole } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { oidcIdentities } from "../schema/oidc-identities";
import { users } from "../schema/users";
import type { UserRow } from "./users";

export interface OidcIdentity {
  issuer: string;
  subject: string;
}

/** @returns null when nobody has signed in with this identity before */
export async function findUserOfIdentity(identity: OidcIdentity, on: Executor = db()): Promise<UserRow | null> {
  const [found] = await on
    .select({ user: users })
    .from(oidcIdentities)
    .innerJoin(users, eq(users.id, oidcIdentities.userId))
    .where(and(eq(oidcIdentities.issuer, identity.issuer), eq(oidcIdentities.subject, identity.subject)));
  return found?.user ?? null;
}

/** Whether a user comes in by single sign-on. */
export async function hasOidcIdentity(userId: string, on: Executor = db()): Promise<boolean> {
  return (await on.$count(oidcIdentities, eq(oidcIdentities.userId, userId))) > 0;
}

/**
 * Adds a user who signs in with an identity.
 * @returns null when somebody has the e-mail already
 */
export async function insertUserWithIdentity(
  user: { email: string; name: string; role: UserRole; passwordHash: string },
  identity: OidcIdentity,
  on: Executor,
): Promise<UserRow | null> {
  const [added] = await on
    .insert(users)
    .values({ ...user, email: user.email.trim().toLowerCase() })
    .onConflictDoNothing()
    .returning();
  if (!added) return null;
  await on.insert(oidcIdentities).values({ ...identity, userId: added.id });
  return added;
}

/** What the provider says of a user now. */
export async function updateUserFromProvider(
  userId: string,
  told: { name: string; role: UserRole },
  on: Executor,
): Promise<void> {
  await on.update(users).set(told).where(eq(users.id, userId));
}
