import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { SecretField } from "../../lib/vocabulary";
import { db } from "../client";
import { accounts } from "../schema/accounts";
import { applications } from "../schema/applications";
import { authenticators } from "../schema/authenticators";
import { importRows } from "../schema/import-rows";
import { parkedGrants } from "../schema/parked-grants";
import type { StoredDataKey } from "./data-keys";
import { dataKeysOf, type OwnerKind, secretsOf } from "./secret-tables";

export interface OwnedDataKey extends StoredDataKey {
  ownerId: string;
}

/** Data keys that a master key wraps, in a fixed order, from after a place in it. */
export async function listDataKeysWrappedBy(
  of: { kind: OwnerKind; masterKeyId: string },
  page: { after: OwnedDataKey | null; limit: number },
): Promise<OwnedDataKey[]> {
  const { ownerId, id, masterKeyId, wrapped } = dataKeysOf(of.kind);
  const { after, limit } = page;
  return db()
    .select({ ownerId, id, masterKeyId, wrapped })
    .from(dataKeysOf(of.kind))
    .where(
      and(
        eq(masterKeyId, of.masterKeyId),
        after ? sql`(${ownerId}, ${id}) > (${after.ownerId}, ${after.id})` : undefined,
      ),
    )
    .orderBy(asc(ownerId), asc(id))
    .limit(limit);
}

/**
 * Stores data keys that were wrapped anew. One that changed or went meanwhile stays as it is; what they seal is not
 * touched, so that whoever uses them is not held up.
 * @returns how many were stored
 */
export async function saveRewrappedDataKeys(
  kind: OwnerKind,
  rewrapped: readonly (OwnedDataKey & { previous: string })[],
): Promise<number> {
  if (rewrapped.length === 0) return 0;
  const { ownerId } = dataKeysOf(kind);
  const owner = sql.identifier(ownerId.name);
  const { count } = await db().execute(sql`
    update ${dataKeysOf(kind)} as data_key set master_key_id = anew."masterKeyId", wrapped = anew.wrapped
    from jsonb_to_recordset(${JSON.stringify(rewrapped)}::jsonb)
      as anew("ownerId" uuid, id uuid, "masterKeyId" text, wrapped text, previous text)
    where data_key.${owner} = anew."ownerId" and data_key.id = anew.id and data_key.wrapped = anew.previous`);
  return count;
}

/** A value that a key of the ring sealed directly, and the newest data key of its owner. */
export interface DirectValue {
  ownerId: string;
  field: SecretField;
  sealed: string;
  dataKey: StoredDataKey | null;
}

/** Values that a key of the ring sealed directly, in a fixed order, from after a place in it. */
export async function listDirectValues(
  of: { kind: OwnerKind; keyId: string },
  page: { after: DirectValue | null; limit: number },
): Promise<DirectValue[]> {
  const secrets = secretsOf(of.kind);
  const newest = alias(dataKeysOf(of.kind), "newest");
  const { after, limit } = page;
  const dataKey = db()
    .select({ id: newest.id, masterKeyId: newest.masterKeyId, wrapped: newest.wrapped })
    .from(newest)
    .where(eq(newest.ownerId, secrets.ownerId))
    .orderBy(sql`${newest.createdAt} desc`)
    .limit(1)
    .as("data_key");
  const rows = await db()
    .select({
      ownerId: secrets.ownerId,
      field: secrets.field,
      sealed: secrets.sealed,
      id: dataKey.id,
      masterKeyId: dataKey.masterKeyId,
      wrapped: dataKey.wrapped,
    })
    .from(secrets)
    .leftJoinLateral(dataKey, sql`true`)
    .where(
      and(
        eq(secrets.keyId, of.keyId),
        after ? sql`(${secrets.ownerId}, ${secrets.field}) > (${after.ownerId}, ${after.field})` : undefined,
      ),
    )
    .orderBy(asc(secrets.ownerId), asc(secrets.field))
    .limit(limit);
  return rows.map(({ id, masterKeyId, wrapped, ...value }) => ({
    ...value,
    dataKey: id && masterKeyId && wrapped ? { id, masterKeyId, wrapped } : null,
  }));
}

/** A value that was sealed anew with a data key. */
export interface MovedValue {
  ownerId: string;
  field: SecretField;
  previous: string;
  sealed: string;
  dataKeyId: string;
}

const owners = {
  account: accounts,
  application: applications,
  parked_grant: parkedGrants,
  authenticator: authenticators,
  import_row: importRows,
};

/**
 * Stores values that were sealed anew, with the data keys that are new. Owners whom somebody else is changing are left
 * for later, so that nobody waits for anybody in a circle; a value that changed meanwhile stays as it is.
 * @returns how many values were stored
 */
export async function saveMovedValues(
  kind: OwnerKind,
  moved: { values: readonly MovedValue[]; dataKeys: readonly OwnedDataKey[] },
): Promise<number> {
  if (moved.values.length === 0) return 0;
  const owner = sql.identifier(secretsOf(kind).ownerId.name);
  const rows = await db().execute(sql`
    with value as (
      select * from jsonb_to_recordset(${JSON.stringify(moved.values)}::jsonb)
        as value("ownerId" uuid, field text, previous text, sealed text, "dataKeyId" uuid)
    ), held as (
      select id from ${owners[kind]} where id in (select "ownerId" from value) for no key update skip locked
    ), added as (
      insert into ${dataKeysOf(kind)} (${owner}, id, master_key_id, wrapped)
      select data_key."ownerId", data_key.id, data_key."masterKeyId", data_key.wrapped
      from jsonb_to_recordset(${JSON.stringify(moved.dataKeys)}::jsonb)
        as data_key("ownerId" uuid, id uuid, "masterKeyId" text, wrapped text)
      join held on held.id = data_key."ownerId"
    )
    update ${secretsOf(kind)} as secret set data_key_id = value."dataKeyId", key_id = null, sealed = value.sealed
    from value join held on held.id = value."ownerId"
    where secret.${owner} = value."ownerId" and secret.field = value.field and secret.sealed = value.previous
    returning secret.field`);
  return rows.length;
}
