import { deleteAccount } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordActivity } from "./record-activity";

/**
 * Removes an account: its secrets and history are gone with the commit, the audit trail stays. A refresh that is
 * under way finds no row to write to, and its token is dropped.
 * @throws AppError `account_not_found`
 */
export async function removeAccount(ask: { accountId: string }, person: Person): Promise<{ name: string }> {
  return inTransaction(async (on) => {
    const account = await deleteAccount(ask.accountId, on);
    if (!account) throw new AppError("account_not_found");
    await recordActivity({ event: "account.removed", person, account }, on);
    return { name: account.name };
  });
}
