import { listAccountsByIdentity } from "@/db/queries/accounts";
import { type Person, requireRole } from "@/lib/actor";

/** Accounts that are there already, among those that some rows would become. */
export async function findImportDuplicates(
  ask: { identities: string[] },
  person: Person,
): Promise<{ identity: string; accountId: string; name: string }[]> {
  requireRole(person, "admin");
  return listAccountsByIdentity(ask.identities);
}
