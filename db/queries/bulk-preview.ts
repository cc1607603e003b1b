import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { BulkKind, BulkSkipReason, Environment } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { bulkRunAccounts } from "../schema/bulk-runs";
import type { AccountFilter } from "./account-filter";
import { selectedAccounts } from "./account-selection";
import type { AccountRow } from "./accounts";
import { tagNames } from "./tags";

/** What an action is done to: accounts of the table, or those with an outcome in another run. */
export type BulkSelection =
  | { ids: string[] }
  | { filter: AccountFilter; except: string[] }
  | { inRun: string; outcome: "failed" | "done" };

/** What changes accounts that are there. */
export type AccountBulkKind = Exclude<BulkKind, "export" | "import">;

/** The accounts of a selection, as a condition on `accounts`. */
export function bulkSelected(selection: BulkSelection): SQL {
  if (!("inRun" in selection)) return selectedAccounts(selection);
  const { accountId, runId, outcome } = getTableColumns(bulkRunAccounts);
  return sql`${accounts.id} in (
    select ${accountId} from ${bulkRunAccounts} where ${eq(runId, selection.inRun)} and ${eq(outcome, selection.outcome)})`;
}

/** Why a kind of action leaves an account as it is, in SQL; null = it applies. */
export function skipReason(kind: AccountBulkKind): SQL<BulkSkipReason | null> {
  const { revokedAt, authenticationMethod: method, hasRefreshToken } = accounts;
  switch (kind) {
    case "verify":
      return sql`case when ${revokedAt} is not null then 'revoked' end`;
    case "refresh":
      return sql`case when ${method} = 'api_key' then 'api_key' when ${revokedAt} is not null then 'revoked'
        when ${method} = 'authorization_code' and not ${hasRefreshToken} then 'no_refresh_token' end`;
    case "revoke":
      return sql`case when ${method} <> 'authorization_code' then ${method}
        when ${revokedAt} is not null then 'revoked' end`;
    case "tag":
    case "untag":
    case "remove":
      return sql`null::text`;
  }
}

/** What an action would do to a selection. */
export interface BulkCount {
  kind: AccountBulkKind;
  /** Null = it applies. */
  reason: BulkSkipReason | null;
  environment: Environment;
  count: number;
}

/** Counts to how many accounts of a selection each kind of action applies, in one read of them. */
export async function countBulk(
  selection: BulkSelection,
  kinds: readonly AccountBulkKind[],
  on: Executor = db(),
): Promise<BulkCount[]> {
  const reasons = kinds.map((kind) => sql`(${kind}::text, ${skipReason(kind)})`);
  return on.execute<BulkCount & Record<string, unknown>>(sql`
    select each.kind, each.reason, ${accounts.environment} as environment, count(*)::int as count
    from ${accounts} cross join lateral (values ${sql.join(reasons, sql`, `)}) as each(kind, reason)
    where ${bulkSelected(selection)}
    group by 1, 2, 3`);
}

export async function countSelected(selection: BulkSelection, on: Executor = db()): Promise<number> {
  return on.$count(accounts, bulkSelected(selection));
}

/** Accounts of a selection by name, from after one of them. */
export async function listSelected(
  selection: BulkSelection,
  page: { after: Pick<AccountRow, "id" | "name"> | null; limit: number },
  on: Executor = db(),
): Promise<(AccountRow & { tags: string[] })[]> {
  const { after, limit } = page;
  const name = sql`lower(${accounts.name})`;
  return on
    .select({ ...getTableColumns(accounts), tags: tagNames(accounts.id) })
    .from(accounts)
    .where(
      and(
        bulkSelected(selection),
        after ? sql`(${name}, ${accounts.id}) > (lower(${after.name}), ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(name, accounts.id)
    .limit(limit);
}
