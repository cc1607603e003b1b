import { listRunAccounts } from "@/db/queries/bulk-claims";
import { findBulkRun } from "@/db/queries/bulk-runs";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { isUuid } from "@/lib/uuid";
import type { RunAccountsQuery } from "./bulk-input";
import type { BulkRunAccountPageView } from "./bulk-view";
import { toRunAccountView } from "./to-bulk-view";

const accountsPerPage = 50;

/**
 * A page of what became of the accounts of a run, in their order.
 * @throws AppError `bulk_run_not_found`
 */
export async function listBulkRunAccounts(
  ask: { runId: string; query: RunAccountsQuery },
  person: Person,
): Promise<BulkRunAccountPageView> {
  requireRole(person, "admin", "viewer");
  const { runId, query } = ask;
  if (!isUuid(runId) || !(await findBulkRun(runId))) throw new AppError("bulk_run_not_found");
  const rows = await listRunAccounts({ runId, ...query, limit: accountsPerPage + 1 });
  const shown = rows.slice(0, accountsPerPage);
  const hasMore = rows.length > accountsPerPage;
  return { accounts: shown.map(toRunAccountView), nextAfter: hasMore ? (shown.at(-1)?.position ?? null) : null };
}
