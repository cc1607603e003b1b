import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { SecretField } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import type { StoredDataKey } from "./data-keys";
import { dataKeysOf, ownerKinds, type SecretOwner, secretsOf } from "./secret-tables";

export type { SecretOwner } from "./secret-tables";

/** A sealed secret as it is written. */
export interface StoredSecret {
  field: SecretField;
  dataKeyId: string | null;
  /** Of the ring; null with a data key. */
  keyId: string | null;
  sealed: string;
}

/** A sealed secret as it is read, with the data key that opens it; null = a key of the ring does. */
export interface SecretWithKey {
  sealed: string;
  dataKey: StoredDataKey | null;
}

/** A sealed secret, as stored; `lib/secrets/stored-secrets.ts` opens it. */
export async function findSealedSecret(
  owner: SecretOwner,
  field: SecretField,
  on: Executor = db(),
): Promise<SecretWithKey | null> {
  const secrets = secretsOf(owner.kind);
  const dataKeys = dataKeysOf(owner.kind);
  const [secret] = await on
    .select({
      sealed: secrets.sealed,
      dataKey: { id: dataKeys.id, masterKeyId: dataKeys.masterKeyId, wrapped: dataKeys.wrapped },
    })
    .from(secrets)
    .leftJoin(dataKeys, and(eq(dataKeys.ownerId, secrets.ownerId), eq(dataKeys.id, secrets.dataKeyId)))
    .where(and(eq(secrets.ownerId, owner.id), eq(secrets.field, field)));
  return secret ?? null;
}

/** Stores sealed secrets over the ones of the same fields. */
export async function saveSealedSecrets(
  owner: SecretOwner,
  sealed: readonly StoredSecret[],
  on: Executor,
): Promise<void> {
  if (sealed.length === 0) return;
  const secrets = secretsOf(owner.kind);
  await on
    .insert(secrets)
    .values(sealed.map((secret) => ({ ownerId: owner.id, ...secret })))
    .onConflictDoUpdate({
      target: [secrets.ownerId, secrets.field],
      set: { dataKeyId: sql`excluded.data_key_id`, keyId: sql`excluded.key_id`, sealed: sql`excluded.sealed` },
    });
}

/**
 * Destroys every secret of an owner, and the data key that opens copies of them. Of an account in a transaction that
 * moves its version: a refresh that is under way would store what nothing opens.
 */
export async function deleteSealedSecrets(owner: SecretOwner, on: Executor): Promise<void> {
  const secrets = secretsOf(owner.kind);
  const dataKeys = dataKeysOf(owner.kind);
  await on.delete(secrets).where(eq(secrets.ownerId, owner.id));
  await on.delete(dataKeys).where(eq(dataKeys.ownerId, owner.id));
}

/** Ids of the keys of the ring that seal at least one stored value directly. */
export async function listDirectKeyIds(on: Executor): Promise<string[]> {
  const rows = await Promise.all(
    ownerKinds.map((kind) => {
      const { keyId } = secretsOf(kind);
      return on
        .selectDistinct({ keyId: sql<string>`${keyId}` })
        .from(secretsOf(kind))
        .where(isNotNull(keyId));
    }),
  );
  return rows.flat().map(({ keyId }) => keyId);
}
