import { randomUUID } from "node:crypto";
import type { AccountRow } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import type { Executor } from "@/db/queries/in-transaction";
import { insertParkedGrant, type NewParkedGrant } from "@/db/queries/parked-grants";
import { deleteSealedSecrets, type SecretOwner } from "@/db/queries/sealed-secrets";
import { AppError } from "@/lib/errors/app-error";
import type { Secret } from "@/lib/secret";
import { accountOwner, findSecret, storeSecrets } from "@/lib/secrets/stored-secrets";

/** The tokens of a grant, in the open. */
export interface GrantTokens {
  accessToken: Secret;
  refreshToken: Secret | null;
}

/** Why a grant is parked: until its account is revoked, or to be revoked at Mirakl now. */
export type Parking = { state: "superseded" } | { state: "revoking"; reason: string | null; requestedBy: string };

/**
 * Takes the tokens away from an account, whose row the transaction has locked, and parks them. Nothing uses them from
 * the commit on. A refresh that is under way may still bring others: they go to the same parked grant.
 * @returns its id, or null when the account has no token
 * @throws AppError `encryption_key_missing` or `sealed_value_unreadable`: then nothing was changed
 */
export async function parkAccountGrant(account: AccountRow, parking: Parking, on: Executor): Promise<string | null> {
  const owner = accountOwner(account.id);
  const accessToken = await findSecret(owner, "access_token", on);
  const refreshToken = await findSecret(owner, "refresh_token", on);
  if (!account.applicationId || !accessToken) return null;
  const now = await databaseNow(on);
  const isRefreshing = account.leaseUntil !== null;
  const grantId = await parkGrant(
    { accessToken, refreshToken },
    {
      applicationId: account.applicationId,
      accountId: account.id,
      accountName: account.name,
      accountVersion: account.version,
      identity: account.identity,
      identityId: account.grantedByIdentityId,
      issuedAt: account.issuedAt ?? account.createdAt,
      expiresAt: account.expiresAt,
      // A lease that nobody gave back stands for a call whose answer is not known, whether or not it still runs.
      refreshOutcomeUnknown: account.refreshOutcomeUnknown || isRefreshing,
    },
    // What is in flight gets the time to arrive.
    { ...parking, notBefore: account.leaseUntil && account.leaseUntil > now ? account.leaseUntil : now },
    on,
  );
  await deleteSealedSecrets(owner, on);
  return grantId;
}

/** Parks tokens that belong to no account. @returns the id of the parked grant */
export async function parkGrant(
  tokens: GrantTokens,
  facts: Omit<NewParkedGrant, "state" | "nextAttemptAt">,
  parking: (Parking | { state: "held" }) & { notBefore: Date },
  on: Executor,
): Promise<string> {
  const id = randomUUID();
  const { notBefore, ...state } = parking;
  await insertParkedGrant(
    {
      ...facts,
      ...state,
      id,
      requestedAt: state.state === "revoking" ? await databaseNow(on) : null,
      nextAttemptAt: state.state === "superseded" ? null : notBefore,
    },
    on,
  );
  await storeSecrets(grantOwner(id), { access_token: tokens.accessToken, refresh_token: tokens.refreshToken }, on);
  return id;
}

/** @throws AppError `sealed_value_unreadable`, `encryption_key_missing` */
export async function openParkedTokens(grantId: string, on?: Executor): Promise<GrantTokens> {
  const accessToken = await findSecret(grantOwner(grantId), "access_token", on);
  if (!accessToken) throw new AppError("sealed_value_unreadable");
  return { accessToken, refreshToken: await findSecret(grantOwner(grantId), "refresh_token", on) };
}

/** A parked grant as the owner of secrets. */
export function grantOwner(grantId: string): SecretOwner {
  return { kind: "parked_grant", id: grantId };
}
