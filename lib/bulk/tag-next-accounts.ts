import { type BulkResult, saveBulkResults } from "@/db/queries/bulk-claims";
import { type BulkRunRow, finishRuns } from "@/db/queries/bulk-runs";
import { type AccountWithTags, listTagsOfAccounts, lockPendingAccounts } from "@/db/queries/bulk-taggings";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { addTags, lockAccounts, removeTags } from "@/db/queries/tags";
import { tagChanges } from "@/lib/accounts/tag-changes";
import { type AuditRecord, recordEvents } from "@/lib/audit/record-event";
import { findRunPerson } from "./find-run-person";

/** Accounts in one transaction: whoever else wants to change one of them waits for all. */
const together = 200;

/**
 * Puts a run's tag on its next accounts, or takes it from them, many in one transaction. Whatever ends the process, an
 * account has its tag, its event and its result, or none of them.
 * @returns what became of them; none where none is left, or other processes have them in hand
 */
export async function tagNextAccounts(run: BulkRunRow): Promise<BulkResult[]> {
  const results = await inTransaction(async (on) => {
    const items = await lockPendingAccounts(run.id, together, on);
    if (items.length === 0) return [];
    const accountIds = items.flatMap(({ accountId }) => accountId ?? []);
    const resultOf = await changeTag(run, accountIds, on);
    const results = items.map(({ position, accountId }) => ({ position, result: resultOf(accountId ?? "") }));
    await saveBulkResults(run.id, results, on);
    return results.map(({ result }) => result);
  });
  if (results.length > 0) await finishRuns(run.id);
  return results;
}

/** The same for one account: taggings that a web process of the version before has started are taken one by one. */
export function tagAccountOfRun(run: BulkRunRow, accountId: string): Promise<BulkResult> {
  return inTransaction(async (on) => (await changeTag(run, [accountId], on))(accountId));
}

type ResultOf = (accountId: string) => BulkResult;

async function changeTag(run: BulkRunRow, accountIds: string[], on: Executor): Promise<ResultOf> {
  const person = await findRunPerson(run);
  if (!person) return () => skipped("no_rights");
  const tag = run.tag ?? "";
  const adds = run.kind === "tag";
  const hasTag = ({ tags }: AccountWithTags) => tags.some((name) => name.toLowerCase() === tag.toLowerCase());

  await lockAccounts(accountIds, on);
  const before = new Map((await listTagsOfAccounts(accountIds, on)).map((account) => [account.id, account]));
  const affected = [...before.values()].filter((account) => hasTag(account) !== adds).map(({ id }) => id);
  if (affected.length > 0) await (adds ? addTags(affected, [tag], on) : removeTags(affected, [tag], on));
  const after = affected.length > 0 ? await listTagsOfAccounts(affected, on) : [];

  const events = after.flatMap((account): AuditRecord[] => {
    const changes = tagChanges(before.get(account.id)?.tags ?? [], account.tags);
    return changes ? [{ event: "account.tagged", by: person, account, changes }] : [];
  });
  await recordEvents(events, on);
  const done = new Set(events.map(({ account }) => account?.id));
  return (accountId) => {
    const account = before.get(accountId);
    if (!account) return skipped("removed");
    if (done.has(accountId)) return { outcome: "done" };
    if (hasTag(account) === adds) return skipped("unchanged");
    return { outcome: "failed", code: "account_tags_full", details: {} };
  };
}

const skipped = (reason: "removed" | "no_rights" | "unchanged") => ({ outcome: "skipped", reason }) as const;
