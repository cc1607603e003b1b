import { findSealedSecret, saveSealedSecrets } from "@/db/queries/accounts";
import type { Executor } from "@/db/queries/in-transaction";
import { seal, unseal } from "@/lib/crypto/sealing";
import { AppError } from "@/lib/errors/app-error";
import type { Secret } from "@/lib/secret";
import type { SecretField } from "@/lib/vocabulary";

/**
 * Opens a stored secret of an account.
 * @throws AppError `encryption_key_missing`, or `sealed_value_unreadable` when it is altered or not there
 */
export async function openAccountSecret(accountId: string, field: SecretField): Promise<Secret> {
  const stored = await findSealedSecret(accountId, field);
  if (!stored) throw new AppError("sealed_value_unreadable");
  return unseal(stored.sealed, { accountId, field });
}

/** Seals secrets and stores them over the ones of the same fields; null leaves a field as it is. */
export async function storeAccountSecrets(
  accountId: string,
  secrets: Partial<Record<SecretField, Secret | null>>,
  on: Executor,
): Promise<void> {
  const given = Object.entries(secrets) as [SecretField, Secret | null][];
  const sealed = given.flatMap(([field, secret]) => (secret ? [{ field, ...seal(secret, { accountId, field }) }] : []));
  await saveSealedSecrets(accountId, sealed, on);
}
