import { findCurrentSecret } from "@/db/queries/account-credentials";
import type { Executor } from "@/db/queries/in-transaction";
import { findSealedSecret, type SecretOwner, type StoredSecret, saveSealedSecrets } from "@/db/queries/sealed-secrets";
import type { DataKey } from "@/lib/crypto/data-key";
import { type OpenedSecret, seal, sealDirectly } from "@/lib/crypto/sealing";
import { AppError } from "@/lib/errors/app-error";
import type { Secret } from "@/lib/secret";
import type { SecretField } from "@/lib/vocabulary";
import { dropIdleDataKeys, provideDataKey } from "./data-key-of";
import { openSealed } from "./open-sealed";

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
  return stored && (await openSealed(stored, { owner, field })).secret;
}

/**
 * Opens a secret of an account as it is now: the token that is sent right after is not that of a newer grant.
 * @returns null when none is stored
 * @throws AppError `account_changed` when the account is at another version; as {@link openSecret}
 */
export async function findSecretAtVersion(
  at: { accountId: string; version: number },
  field: SecretField,
): Promise<OpenedSecret | null> {
  const { accountId, version } = at;
  const current = await findCurrentSecret({ accountId, field });
  if (current?.version !== version) throw new AppError("account_changed");
  return current.stored && openSealed(current.stored, { owner: accountOwner(accountId), field });
}

/**
 * Opens a secret of an account, together with those that are opened at the same moment.
 * @throws AppError as {@link openSecret}
 */
export async function openAccountSecret(accountId: string, field: SecretField): Promise<Secret> {
  const current = await findCurrentSecret({ accountId, field });
  if (!current?.stored) throw new AppError("sealed_value_unreadable");
  return (await openSealed(current.stored, { owner: accountOwner(accountId), field })).secret;
}

/** Secrets by field; null leaves a field as it is. */
type GivenSecrets = Partial<Record<SecretField, Secret | null>>;

/** Seals secrets with the data key of their owner and stores them over the ones of the same fields. */
export async function storeSecrets(owner: SecretOwner, secrets: GivenSecrets, on: Executor): Promise<void> {
  const provided = await provideDataKey(owner, on);
  await saveSealedSecrets(owner, sealSecrets(owner, secrets, provided?.dataKey ?? null), on);
  if (provided) await dropIdleDataKeys(owner, provided, on);
}

/**
 * Seals secrets for whoever stores them together with something else.
 * @param dataKey the owner's; null = it has none
 */
export function sealSecrets(owner: SecretOwner, secrets: GivenSecrets, dataKey: DataKey | null): StoredSecret[] {
  const given = Object.entries(secrets) as [SecretField, Secret | null][];
  return given.flatMap(([field, secret]) => {
    if (!secret) return [];
    return [{ field, ...(dataKey ? seal(secret, field, dataKey) : sealDirectly(secret, { owner, field })) }];
  });
}

/** An account as the owner of secrets. */
export function accountOwner(accountId: string): SecretOwner {
  return { kind: "account", id: accountId };
}
