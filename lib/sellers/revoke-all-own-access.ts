import { listAccountsOfIdentities } from "@/db/queries/seller-identities";
import { type RevocationResult, revokeAccess } from "@/lib/accounts/revoke-access";
import { type Person, requireRole } from "@/lib/actor";

/** Of all that were revoked, how many Mirakl has not confirmed, and of how many it cannot be told. */
export interface RevokedAll {
  revoked: number;
  pending: number;
  untold: number;
}

/**
 * Revokes every access that a seller's identities granted and that is not revoked yet.
 * @throws AppError why one of them cannot be revoked; all others are by then
 */
export async function revokeAllOwnAccess(person: Person): Promise<RevokedAll> {
  requireRole(person, "seller");
  const accounts = await listAccountsOfIdentities(person.identityIds);
  const living = accounts.filter(({ revokedAt }) => revokedAt === null);
  // Side by side, so that our side has stopped using all of them before Mirakl has answered for one.
  const ended = await Promise.allSettled(living.map(({ id }) => revokeAccess({ accountId: id, reason: null }, person)));
  const failed = ended.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  const results = ended.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const count = (wanted: RevocationResult["outcome"]) => results.filter(({ outcome }) => outcome === wanted).length;
  return { revoked: results.length, pending: count("pending"), untold: count("untold") };
}
