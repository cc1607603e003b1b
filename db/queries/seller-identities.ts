import { asc, eq, inArray, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { sellerIdentities, sessionIdentities } from "../schema/seller-identities";
import type { AccountRow } from "./accounts";

export type SellerIdentityRow = typeof sellerIdentities.$inferSelect;

/** The id of an identity, which is added when it is new. */
export async function saveSellerIdentity(
  identity: Pick<SellerIdentityRow, "environment" | "integrationType" | "tenant" | "email">,
  on: Executor,
): Promise<string> {
  const { environment, integrationType, tenant, email } = sellerIdentities;
  const [saved] = await on
    .insert(sellerIdentities)
    .values({ ...identity, email: identity.email.trim().toLowerCase() })
    // The update changes nothing: it makes the existing row come back.
    .onConflictDoUpdate({
      target: [environment, integrationType, tenant, email],
      set: { email: sql`excluded.email` },
    })
    .returning({ id: sellerIdentities.id });
  if (!saved) throw new Error("insert returned no row");
  return saved.id;
}

export async function listIdentitiesOfSession(sessionId: string, on: Executor = db()): Promise<SellerIdentityRow[]> {
  const rows = await on
    .select({ identity: sellerIdentities })
    .from(sessionIdentities)
    .innerJoin(sellerIdentities, eq(sellerIdentities.id, sessionIdentities.identityId))
    .where(eq(sessionIdentities.sessionId, sessionId))
    .orderBy(asc(sessionIdentities.provenAt));
  return rows.map(({ identity }) => identity);
}

/** Accounts that one of the identities granted. */
export async function listAccountsOfIdentities(
  identityIds: readonly string[],
  on: Executor = db(),
): Promise<AccountRow[]> {
  if (identityIds.length === 0) return [];
  return on
    .select()
    .from(accounts)
    .where(inArray(accounts.grantedByIdentityId, [...identityIds]));
}

/** The e-mails of identities, each once. */
export async function listEmailsOfIdentities(identityIds: readonly string[], on: Executor = db()): Promise<string[]> {
  if (identityIds.length === 0) return [];
  const rows = await on
    .selectDistinct({ email: sellerIdentities.email })
    .from(sellerIdentities)
    .where(inArray(sellerIdentities.id, [...identityIds]))
    .orderBy(asc(sellerIdentities.email));
  return rows.map(({ email }) => email);
}
