import "server-only";
import type { KeyObject } from "node:crypto";
import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { keyRing } from "./key-ring";
import type { MasterKeys } from "./master-keys";

/** Whose secrets a data key seals: an account, an application or a parked grant. */
export interface KeyOwner {
  kind: string;
  id: string;
}

/** A data key at rest. */
export interface WrappedDataKey {
  id: string;
  /** Which master key opens it. */
  masterKeyId: string;
  wrapped: string;
}

/** A data key in the open. It seals for its owner alone. */
export interface DataKey {
  id: string;
  owner: KeyOwner;
  key: KeyObject;
}

/** A new key for the secrets of one owner, wrapped by the newest master key where no other is asked for. */
export async function createDataKey(
  owner: KeyOwner,
  keys: MasterKeys = keyRing(),
  masterKeyId: string = keys.newestId,
): Promise<{ dataKey: DataKey; wrapped: WrappedDataKey }> {
  const id = randomUUID();
  const bytes = randomBytes(32);
  const wrapped = await keys.wrap(bytes, masterKeyId, placeOf(id, owner));
  return { dataKey: { id, owner, key: createSecretKey(bytes) }, wrapped: { id, masterKeyId, wrapped } };
}

/**
 * @throws AppError `encryption_key_missing` without its master key, `sealed_value_unreadable` when it was altered or is
 *   another owner's
 */
export async function openDataKey(
  { id, masterKeyId, wrapped }: WrappedDataKey,
  owner: KeyOwner,
  keys: MasterKeys = keyRing(),
): Promise<DataKey> {
  return { id, owner, key: createSecretKey(await keys.unwrap(wrapped, masterKeyId, placeOf(id, owner))) };
}

/**
 * The same data key, wrapped by another master key: what it seals stays as it is.
 * @throws AppError as {@link openDataKey}
 */
export async function rewrapDataKey(
  { id, masterKeyId, wrapped }: WrappedDataKey,
  to: { owner: KeyOwner; masterKeyId: string },
  keys: MasterKeys = keyRing(),
): Promise<WrappedDataKey> {
  const place = placeOf(id, to.owner);
  const bytes = await keys.unwrap(wrapped, masterKeyId, place);
  return { id, masterKeyId: to.masterKeyId, wrapped: await keys.wrap(bytes, to.masterKeyId, place) };
}

const placeOf = (id: string, owner: KeyOwner) => [id, owner.kind, owner.id];
