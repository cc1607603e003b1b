import type { Executor } from "../client";
import { accountSecrets } from "../schema/account-secrets";

/** Ids of the keys that seal at least one stored value. */
export async function listSealedKeyIds(on: Executor): Promise<string[]> {
  const rows = await on
    .selectDistinct({ keyId: accountSecrets.keyId })
    .from(accountSecrets)
    .orderBy(accountSecrets.keyId);
  return rows.map(({ keyId }) => keyId);
}
