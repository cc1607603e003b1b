import type { AccountRow } from "@/db/queries/accounts";

/**
 * Whether revoking a grant at Mirakl could end the access that the account of its shop lives on: only a grant to the
 * same application can. A shop that is connected by a key, or through another application, loses nothing.
 */
export function couldLoseAccess<Account extends Pick<AccountRow, "applicationId" | "revokedAt">>(
  account: Account | null,
  grant: { applicationId: string },
): account is Account {
  return account !== null && account.revokedAt === null && account.applicationId === grant.applicationId;
}
