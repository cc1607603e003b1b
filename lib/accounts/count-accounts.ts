import { countAccounts as countRows } from "@/db/queries/account-total";
import { hasAccounts } from "@/db/queries/accounts";
import { type Person, requireRole } from "@/lib/actor";
import type { AccountListQuery } from "./account-list-query";
import type { AccountTotalView } from "./account-view";

/** How many accounts a query matches: exact up to 10,000, beyond that an estimate with two leading digits. */
export async function countAccounts(query: AccountListQuery, person: Person): Promise<AccountTotalView> {
  requireRole(person, "admin", "viewer");
  const { total, exact } = await countRows(query);
  return { total: exact ? total : roundedTotal(total), exact, empty: total === 0 && !(await hasAccounts()) };
}

function roundedTotal(total: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(total)) - 1);
  return Math.round(total / unit) * unit;
}
