import { planPollNow } from "@/db/queries/account-polls";
import type { AccountRow } from "@/db/queries/accounts";
import type { Executor } from "@/db/queries/in-transaction";
import { connectUrl } from "@/lib/accounts/mirakl-gateway";
import { pollKind } from "./poll-kind";

/** Host that an account's routine calls go to. */
export function pollHost(account: Pick<AccountRow, "host" | "environment">): string {
  return account.host ?? new URL(connectUrl(account.environment)).host;
}

/** An account was added, or has credentials again: its routine call comes at once, in the transaction of the change. */
export async function planPoll(
  account: Pick<
    AccountRow,
    "id" | "host" | "environment" | "integrationType" | "limitedRights" | "authenticationMethod"
  >,
  on: Executor,
): Promise<void> {
  if (pollKind(account) === null) return;
  await planPollNow({ accountId: account.id, host: pollHost(account) }, on);
}
