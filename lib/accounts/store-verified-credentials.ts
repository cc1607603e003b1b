import { insertHistoryEntry } from "@/db/queries/account-history";
import type { AccountRow } from "@/db/queries/accounts";
import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import type { Changes } from "@/lib/audit/changes";
import type { AccountEvent } from "@/lib/audit/event-words";
import { planPoll } from "@/lib/polling/poll-host";
import { accountOwner, storeSecrets } from "@/lib/secrets/stored-secrets";
import { recordActivity } from "./record-activity";
import type { VerifiedCredentials } from "./verification/verify-credentials";
import { historyChecks } from "./verified-facts";

/** What belongs to an account that was just given verified credentials: its sealed secrets, its history, the audit trail. */
export async function storeVerifiedCredentials(
  account: Pick<
    AccountRow,
    "id" | "name" | "authenticationMethod" | "expiresAt" | "environment" | "host" | "integrationType"
  >,
  given: { verified: VerifiedCredentials; event: AccountEvent; person: Person; changes: Changes },
  on: Executor,
): Promise<void> {
  const { verified, event, person, changes } = given;
  const { outcome, secret, token, durationMs } = verified;
  const field = account.authenticationMethod === "api_key" ? "api_key" : "client_secret";
  const tokens = { access_token: token?.accessToken ?? null, refresh_token: token?.refreshToken ?? null };
  await storeSecrets(accountOwner(account.id), { [field]: secret, ...tokens }, on);
  await planPoll({ ...account, limitedRights: outcome.limitedRights }, on);
  await insertHistoryEntry(
    {
      accountId: account.id,
      kind: "verification",
      outcome: outcome.limitedRights ? "limited" : "succeeded",
      trigger: "save",
      userId: person.userId,
      durationMs,
      checks: historyChecks(outcome.checks),
      tokenExpiresAt: account.expiresAt,
    },
    on,
  );
  await recordActivity({ event, person, account, changes }, on);
}
