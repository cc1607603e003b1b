import { findAccountWithCreator } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { AppError } from "@/lib/errors/app-error";
import type { AccountDetailView } from "./account-view";
import { authHost } from "./mirakl-gateway";
import { toAccountDetailView } from "./to-account-view";

/** @throws AppError `account_not_found` */
export async function getAccount(accountId: string): Promise<AccountDetailView> {
  const [found, now] = await Promise.all([findAccountWithCreator(accountId), databaseNow()]);
  if (!found) throw new AppError("account_not_found");
  const { account, createdBy } = found;
  return toAccountDetailView(account, { now, createdBy, authHost: authHost(account.environment) });
}
