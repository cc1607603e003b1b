import { findAccount, updateAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { inTransaction } from "@/db/queries/in-transaction";
import { findTagsOfAccount } from "@/db/queries/tags";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { accountChanges } from "./account-audit";
import type { AccountView } from "./account-view";
import { recordActivity } from "./record-activity";
import { toAccountView } from "./to-account-view";

/** @throws AppError `account_not_found` */
export async function renameAccount(ask: { accountId: string; name: string }, person: Person): Promise<AccountView> {
  requireRole(person, "admin");
  const renamed = await inTransaction(async (on) => {
    const before = await findAccount(ask.accountId, on);
    const account = before && (await updateAccount(ask.accountId, { name: ask.name }, on));
    if (!before || !account) throw new AppError("account_not_found");
    if (before.name !== account.name) {
      const changes = accountChanges(before, account);
      await recordActivity({ event: "account.renamed", person, account, changes }, on);
    }
    return account;
  });
  return toAccountView(renamed, await findTagsOfAccount(renamed.id), await databaseNow());
}
