import { findAccountPoll } from "@/db/queries/account-polls";
import { findAccountWithNames } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { listRevocationsOfAccounts } from "@/db/queries/parked-grants";
import { findTagsOfAccount } from "@/db/queries/tags";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import type { AccountDetailView } from "./account-view";
import { authHost } from "./mirakl-gateway";
import { toAccountDetailView } from "./to-account-view";

/** @throws AppError `account_not_found` */
export async function getAccount(accountId: string, person: Person): Promise<AccountDetailView> {
  requireRole(person, "admin", "viewer");
  const [found, tags, poll, revocations, now] = await Promise.all([
    findAccountWithNames(accountId),
    findTagsOfAccount(accountId),
    findAccountPoll(accountId),
    listRevocationsOfAccounts([accountId]),
    databaseNow(),
  ]);
  if (!found) throw new AppError("account_not_found");
  return toAccountDetailView(found, { now, authHost: authHost(found.account.environment), tags, revocations, poll });
}
