import { type AccountRow, findAccountForUpdate } from "@/db/queries/accounts";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { addTags, findTagsOfAccount, removeTags } from "@/db/queries/tags";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { recordActivity } from "./record-activity";

/** Tags to add and to remove, by name. */
export interface TagChange {
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Adds tags to an account and removes others; what it has besides stays.
 * @returns whether that changed anything
 * @throws AppError `account_not_found`, `account_tags_full`
 */
export async function changeTags(ask: { accountId: string } & TagChange, person: Person): Promise<boolean> {
  requireRole(person, "admin");
  return inTransaction(async (on) => {
    const account = await findAccountForUpdate(ask.accountId, on);
    if (!account) throw new AppError("account_not_found");
    const before = await findTagsOfAccount(account.id, on);
    const after = await applyTagChange(account, { before, change: ask }, person, on);
    return listed(before) !== listed(after);
  });
}

/** The same in the transaction of a writer who holds the account. @returns the tags that it has now */
export async function applyTagChange(
  account: AccountRow,
  { before, change }: { before: string[]; change: TagChange },
  person: Person,
  on: Executor,
): Promise<string[]> {
  if (change.remove.length > 0) await removeTags([account.id], change.remove, on);
  if (change.add.length > 0) {
    const tagged = await addTags([account.id], change.add, on);
    if (tagged.length === 0) throw new AppError("account_tags_full");
  }
  const after = await findTagsOfAccount(account.id, on);
  const changes = { tags: { before: listed(before), after: listed(after) } };
  if (changes.tags.before !== changes.tags.after) {
    await recordActivity({ event: "account.tagged", person, account, changes }, on);
  }
  return after;
}

function listed(names: readonly string[]): string | null {
  return names.join(", ") || null;
}
