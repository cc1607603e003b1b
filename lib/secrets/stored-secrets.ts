import { findCurrentSecret } from "@/db/queries/account-credentials";
import type { Executor } from "@/db/queries/in-transaction";
import { findSealedSecret, type SecretOwner, type StoredSecret, saveSealedSecrets } from "@/db/queries/sealed-secrets";
import { count, countingProcess } from "@/lib/counters";
import { seal, unseal } from "@/lib/crypto/sealing";
import { AppError } from "@/lib/errors/app-error";
import type { Secret } from "@/lib/secret";
import type { SecretField } from "@/lib/vocabulary";

/**
 * Opens a stored secret.
 * @throws AppError `encryption_key_missing`, or `sealed_value_unreadable` when it is altered or not there
 */
export async function openSecret(owner: SecretOwner, field: SecretField, on?: Executor): Promise<Secret> {
  const secret = await findSecret(owner, field, on);
  if (!secret) throw new AppError("sealed_value_unreadable");
  return secret;
}

/** The same, null when none is stored. */
export async function findSecret(owner: SecretOwner, field: SecretField, on?: Executor): Promise<Secret | null> {
  const stored = await findSealedSecret(owner, field, on);
  return stored && open(stored.sealed, { ownerId: owner.id, field });
}

/**
 * Opens a secret of an account as it is now: the token that is sent right after is not that of a newer grant.
 * @returns null when none is stored
 * @throws AppError `account_changed` when the account is at another version; as {@link openSecret}
 */
export async function findSecretAtVersion(
  at: { accountId: string; version: number },
  field: SecretField,
): Promise<Secret | null> {
  const { accountId, version } = at;
  const current = await findCurrentSecret({ accountId, field });
  if (current?.version !== version) throw new AppError("account_changed");
  return current.sealed === null ? null : open(current.sealed, { ownerId: accountId, field });
}

/**
 * Opens a secret of an account, together with those that are opened at the same moment.
 * @throws AppError as {@link openSecret}
 */
export async function openAccountSecret(accountId: string, field: SecretField): Promise<Secret> {
  const current = await findCurrentSecret({ accountId, field });
  if (!current?.sealed) throw new AppError("sealed_value_unreadable");
  return open(current.sealed, { ownerId: accountId, field });
}

/** Seals secrets and stores them over the ones of the same fields; null leaves a field as it is. */
export async function storeSecrets(
  owner: SecretOwner,
  secrets: Partial<Record<SecretField, Secret | null>>,
  on: Executor,
): Promise<void> {
  await saveSealedSecrets(owner, sealSecrets(owner, secrets), on);
}

/** Seals secrets for whoever stores them together with something else; null leaves a field out. */
export function sealSecrets(owner: SecretOwner, secrets: Partial<Record<SecretField, Secret | null>>): StoredSecret[] {
  const given = Object.entries(secrets) as [SecretField, Secret | null][];
  return given.flatMap(([field, secret]) => (secret ? [{ field, ...seal(secret, { ownerId: owner.id, field }) }] : []));
}

/** An account as the owner of secrets. */
export function accountOwner(accountId: string): SecretOwner {
  return { kind: "account", id: accountId };
}

/** The only place where a stored secret becomes readable. Every time counts; the audit trail lists those of people. */
function open(sealed: string, place: { ownerId: string; field: SecretField }): Secret {
  const secret = unseal(sealed, place);
  count("latchkey_secret_reads_total", [place.field, countingProcess.name]);
  return secret;
}
