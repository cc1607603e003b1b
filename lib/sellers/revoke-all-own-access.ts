import { listAccountsOfIdentities } from "@/db/queries/seller-identities";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { type Person, requireRole } from "@/lib/actor";

/**
 * Revokes every access that a seller's identities granted and that is not revoked yet.
 * @throws AppError why one of them cannot be revoked; all others are by then
 */
export async function revokeAllOwnAccess(person: Person): Promise<{ revoked: number; pending: number }> {
  requireRole(person, "seller");
  const accounts = await listAccountsOfIdentities(person.identityIds);
  const living = accounts.filter(({ revokedAt }) => revokedAt === null);
  // Side by side, so that our side has stopped using all of them before Mirakl has answered for one.
  const ended = await Promise.allSettled(living.map(({ id }) => revokeAccess({ accountId: id, reason: null }, person)));
  const failed = ended.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  const results = ended.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  return { revoked: results.length, pending: results.filter(({ outcome }) => outcome === "pending").length };
}
