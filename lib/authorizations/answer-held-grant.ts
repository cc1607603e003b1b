import { findAccountByIdentityForUpdate } from "@/db/queries/accounts";
import { findApplication } from "@/db/queries/applications";
import { databaseNow } from "@/db/queries/database-now";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import {
  deleteParkedGrant,
  findParkedGrant,
  findParkedGrantForUpdate,
  type ParkedGrantRow,
  updateParkedGrant,
} from "@/db/queries/parked-grants";
import { isUniqueViolation } from "@/db/queries/unique-violation";
import { verifyNewGrant } from "@/lib/accounts/verify-account";
import { type Person, requireRole } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { secondMs, sleep } from "@/lib/clock";
import { AppError } from "@/lib/errors/app-error";
import { connectGrant } from "@/lib/grants/connect-grant";
import { couldLoseAccess } from "@/lib/grants/could-lose-access";
import { grantedName } from "@/lib/grants/granted-shop";
import { openParkedTokens } from "@/lib/grants/park-grant";
import { revokeGrantNow } from "@/lib/grants/revoke-grants-now";
import { supersededBy } from "@/lib/grants/settle-held-grant";

export interface HeldGrantAnswer {
  outcome: "connected" | "updated" | "declined";
  accountId: string | null;
}

/** As after a trip: the person sees what the first verification found, if it is quick. */
const verificationWaitsMs = 5 * secondMs;

/**
 * Carries out what a person answered about a held grant: it goes to the account of its shop, or back to Mirakl. Of two
 * answers the first counts.
 * @throws AppError `held_grant_not_found` when it was answered before, gave itself back, or is another person's;
 *   `account_other_method`
 */
export async function answerHeldGrant(
  ask: { heldGrantId: string; connect: boolean },
  person: Person,
): Promise<HeldGrantAnswer> {
  requireRole(person, "admin", "seller");
  if (!ask.connect) {
    await inTransaction((on) => decline(ask.heldGrantId, person, on));
    await revokeGrantNow(ask.heldGrantId, person);
    return { outcome: "declined", accountId: null };
  }
  const connect = () => inTransaction((on) => accept(ask.heldGrantId, person, on));
  const connected = await connect().catch((error: unknown) => {
    if (isUniqueViolation(error, "accounts_identity_unique")) return connect();
    throw error;
  });
  await Promise.race([verifyNewGrant(connected.accountId, person).catch(() => undefined), sleep(verificationWaitsMs)]);
  return connected;
}

async function accept(grantId: string, person: Person, on: Executor) {
  const grant = await requireHeld(grantId, person, on);
  const application = await findApplication(grant.applicationId, on);
  if (!application || !grant.grantedShop || !grant.identity) throw new AppError("held_grant_not_found");
  const { issuedAt, expiresAt, identityId, proposedName } = grant;
  const tokens = await openParkedTokens(grant.id, on);
  const shop = { ...grant.grantedShop, identity: grant.identity };
  const { account, outcome } = await connectGrant(
    { application, tokens, issuedAt, expiresAt, shop, identityId, name: proposedName, parkedGrantId: grant.id },
    person,
    on,
  );
  await deleteParkedGrant(grant.id, on);
  return { outcome, accountId: account.id };
}

async function decline(grantId: string, person: Person, on: Executor): Promise<void> {
  const grant = await requireHeld(grantId, person, on);
  const account = grant.identity ? await findAccountByIdentityForUpdate(grant.identity, on) : null;
  const shop = grant.grantedShop && grantedName(grant.grantedShop);
  const details = { shop, secretsUsed: "access_token, refresh_token, client_secret" };
  await recordEvent({ event: "grant.declined", by: person, details }, on);
  if (couldLoseAccess(account, grant)) return void (await updateParkedGrant(grant.id, supersededBy(account), on));
  const now = await databaseNow(on);
  const change = { requestedBy: person.name, requestedAt: now, reason: "Not wanted", nextAttemptAt: now };
  await updateParkedGrant(grant.id, { ...change, state: "revoking" }, on);
}

/** The account of its shop is locked before the grant, as in every transaction that touches both. */
async function requireHeld(grantId: string, person: Person, on: Executor): Promise<ParkedGrantRow> {
  const seen = await findParkedGrant(grantId, on);
  if (seen?.identity) await findAccountByIdentityForUpdate(seen.identity, on);
  const grant = seen && (await findParkedGrantForUpdate(grantId, on));
  if (grant?.state !== "held" || !mayAnswer(person, grant)) throw new AppError("held_grant_not_found");
  return grant;
}

/** The admin who started the trip, or the seller who came back from it. */
export function mayAnswer(person: Person, grant: ParkedGrantRow): boolean {
  if (grant.userId) return person.role === "admin" && person.userId === grant.userId;
  return grant.identityId !== null && person.identityIds.includes(grant.identityId);
}
