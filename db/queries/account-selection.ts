import { inArray, notInArray, type SQL, sql } from "drizzle-orm";
import { accounts } from "../schema/accounts";
import { type AccountFilter, accountFilterCondition } from "./account-filter";

/** The accounts of a selection, as a condition on `accounts`. */
export function selectedAccounts(selection: { ids: string[] } | { filter: AccountFilter; except: string[] }): SQL {
  if ("ids" in selection) return inArray(accounts.id, selection.ids);
  const matching = accountFilterCondition(selection.filter);
  return selection.except.length ? sql`${matching} and ${notInArray(accounts.id, selection.except)}` : matching;
}
