import type { SecretWithKey } from "@/db/queries/sealed-secrets";
import { count, countingProcess } from "@/lib/counters";
import { type OpenedSecret, type SealedPlace, unseal } from "@/lib/crypto/sealing";

/**
 * The only place where a stored secret becomes readable. Every time counts; the audit trail lists those of people.
 * @throws AppError `encryption_key_missing`, `sealed_value_unreadable`
 */
export async function openSealed(stored: SecretWithKey, place: SealedPlace): Promise<OpenedSecret> {
  const opened = await unseal(stored, place);
  count("latchkey_secret_reads_total", [place.field, countingProcess.name]);
  return opened;
}
