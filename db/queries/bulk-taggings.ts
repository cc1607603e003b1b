import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../schema/accounts";
import { bulkRunAccounts } from "../schema/bulk-runs";
import type { Executor } from "./in-transaction";
import { tagNames } from "./tags";

/**
 * The next accounts of a run that calls nobody, which nobody else has until the transaction ends: no lease is needed.
 * @returns by position; `accountId` is null where nobody knows it any more
 */
export async function lockPendingAccounts(
  runId: string,
  limit: number,
  on: Executor,
): Promise<{ position: number; accountId: string | null }[]> {
  const { position, accountId, outcome, host } = bulkRunAccounts;
  return on
    .select({ position, accountId })
    .from(bulkRunAccounts)
    .where(and(eq(bulkRunAccounts.runId, runId), eq(outcome, "pending"), isNull(host)))
    .orderBy(asc(position))
    .limit(limit)
    .for("update", { skipLocked: true });
}

export interface AccountWithTags {
  id: string;
  name: string;
  /** In alphabetical order. */
  tags: string[];
}

/** Names and tags of accounts that the transaction holds; whoever is gone is left out. */
export async function listTagsOfAccounts(accountIds: readonly string[], on: Executor): Promise<AccountWithTags[]> {
  return (
    on
      // In a query of one table the columns of it lose its name, which the subquery needs.
      .select({ id: accounts.id, name: accounts.name, tags: tagNames(sql`accounts.id`) })
      .from(accounts)
      .where(sql`${accounts.id} = any(${sql.param(accountIds)}::uuid[])`)
  );
}
