import { findAccountForUpdate } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { inTransaction } from "@/db/queries/in-transaction";
import { addTags, findTagsOfAccount, removeTags } from "@/db/queries/tags";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import type { AccountView } from "./account-view";
import { recordActivity } from "./record-activity";
import { tagChanges } from "./tag-changes";
import { toAccountView } from "./to-account-view";

/**
 * Gives an account exactly these tags, whatever it had.
 * @param ask.tags at most 20, each once; the case of a tag that exists already stays as it is
 * @throws AppError `account_not_found`
 */
export async function tagAccount(ask: { accountId: string; tags: string[] }, person: Person): Promise<AccountView> {
  requireRole(person, "admin");
  const { account, tags } = await inTransaction(async (on) => {
    const found = await findAccountForUpdate(ask.accountId, on);
    if (!found) throw new AppError("account_not_found");
    const before = await findTagsOfAccount(found.id, on);
    const wanted = new Set(ask.tags.map((name) => name.toLowerCase()));
    const unwanted = before.filter((name) => !wanted.has(name.toLowerCase()));
    if (unwanted.length > 0) await removeTags([found.id], unwanted, on);
    if (ask.tags.length > 0) await addTags([found.id], ask.tags, on);
    const after = await findTagsOfAccount(found.id, on);
    const changes = tagChanges(before, after);
    if (changes) await recordActivity({ event: "account.tagged", person, account: found, changes }, on);
    return { account: found, tags: after };
  });
  return toAccountView(account, tags, await databaseNow());
}
