import { countAccounts as countRows, estimateAccounts } from "@/db/queries/account-total";
import { hasAccounts } from "@/db/queries/accounts";
import { type Person, requireRole } from "@/lib/actor";
import { secondMs } from "@/lib/clock";
import { type AccountListQuery, accountListParameters, parseAccountListQuery, unordered } from "./account-list-query";
import type { AccountTotalView } from "./account-view";
import { readAtLeisure } from "./read-at-leisure";

/** How many accounts a query matches: exact up to 10,000, beyond that an estimate with two leading digits. */
export async function countAccounts(query: AccountListQuery, person: Person): Promise<AccountTotalView> {
  requireRole(person, "admin", "viewer");
  const total = await countRows(query);
  if (total !== null) return { total, exact: true, empty: total === 0 && !(await hasAccounts()) };
  return { total: roundedTotal(await estimate(query)), exact: false, empty: false };
}

const everything = parseAccountListQuery(new URLSearchParams());
/** Every page without a filter asks for it: a sample is kept, which rounding hides anyway. */
const estimateEverything = readAtLeisure(5 * secondMs, () => estimateAccounts(everything));

async function estimate(query: AccountListQuery): Promise<number> {
  const isFiltered = accountListParameters(unordered(query)).size > 0;
  return isFiltered ? estimateAccounts(query) : (await estimateEverything()).answer;
}

function roundedTotal(total: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(total)) - 1);
  return Math.round(total / unit) * unit;
}
