import { and, desc, eq, ne, notExists, type SQL, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { keyRotations } from "../schema/key-rotations";
import { dataKeysOf, ownerKinds, type SecretOwner, secretsOf } from "./secret-tables";

/** A wrapped data key, as stored. */
export interface StoredDataKey {
  id: string;
  masterKeyId: string;
  wrapped: string;
}

/** The data keys of an owner, newest first. None of them goes until the transaction ends. */
export async function listDataKeysForUse(owner: SecretOwner, on: Executor): Promise<StoredDataKey[]> {
  const { ownerId, id, masterKeyId, wrapped, createdAt } = dataKeysOf(owner.kind);
  return on
    .select({ id, masterKeyId, wrapped })
    .from(dataKeysOf(owner.kind))
    .where(eq(ownerId, owner.id))
    .orderBy(desc(createdAt))
    .for("key share");
}

export async function insertDataKey(owner: SecretOwner, dataKey: StoredDataKey, on: Executor): Promise<void> {
  await on.insert(dataKeysOf(owner.kind)).values({ ownerId: owner.id, ...dataKey });
}

/** Destroys the data keys of an owner that seal nothing any more, but for one. As `deleteSealedSecrets` for an account. */
export async function deleteIdleDataKeys(owner: SecretOwner, exceptId: string, on: Executor): Promise<void> {
  const dataKeys = dataKeysOf(owner.kind);
  const secrets = secretsOf(owner.kind);
  const isUsed = on
    .select({ one: sql`1` })
    .from(secrets)
    .where(and(eq(secrets.ownerId, dataKeys.ownerId), eq(secrets.dataKeyId, dataKeys.id)));
  await on.delete(dataKeys).where(and(eq(dataKeys.ownerId, owner.id), ne(dataKeys.id, exceptId), notExists(isUsed)));
}

/**
 * Whether owners without a data key get one. Not in a database of a version without data keys until somebody has
 * started a rotation, or one is there: processes of that version may still run, and could not open what is sealed with them.
 */
export async function areDataKeysInUse(on: Executor = db()): Promise<boolean> {
  const hasBegun = [keyRotations, ...ownerKinds.map(dataKeysOf)].map((table) => sql`exists (select from ${table})`);
  if (await isAnyTrue(hasBegun, on)) return true;
  const direct = ownerKinds.map((kind) => sql`exists (select from ${secretsOf(kind)} where key_id is not null)`);
  return !(await isAnyTrue(direct, on));
}

async function isAnyTrue(conditions: SQL[], on: Executor): Promise<boolean> {
  const [row] = await on.execute<{ is_true: boolean }>(sql`select ${sql.join(conditions, sql` or `)} as is_true`);
  return row?.is_true ?? false;
}

/** Ids of the master keys that wrap at least one data key. */
export async function listWrappingKeyIds(on: Executor): Promise<string[]> {
  const rows = await Promise.all(
    ownerKinds.map((kind) => on.selectDistinct({ masterKeyId: dataKeysOf(kind).masterKeyId }).from(dataKeysOf(kind))),
  );
  return rows.flat().map(({ masterKeyId }) => masterKeyId);
}
