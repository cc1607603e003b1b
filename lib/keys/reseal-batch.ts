import {
  type DirectValue,
  listDataKeysWrappedBy,
  listDirectValues,
  type OwnedDataKey,
  saveMovedValues,
  saveRewrappedDataKeys,
} from "@/db/queries/reseal";
import type { OwnerKind } from "@/db/queries/secret-tables";
import { createDataKey, type DataKey, openDataKey, rewrapDataKey } from "@/lib/crypto/data-key";
import { keyRing } from "@/lib/crypto/key-ring";
import { seal } from "@/lib/crypto/sealing";
import { isUnreadable } from "@/lib/secrets/is-unreadable";
import { openSealed } from "@/lib/secrets/open-sealed";

/** What one batch came to. */
export interface Batch<Place> {
  /** Stored under the new key. */
  resealed: number;
  /** Cannot be opened: it stays as it is. */
  unreadable: number;
  /** Changed by somebody else at the same moment, and left for another pass. */
  busy: number;
  /** Where the next batch begins; null = there is none. */
  next: Place | null;
}

/** What is re-sealed: everything of a kind that one master key seals, with another one. */
export interface Reseal {
  kind: OwnerKind;
  from: string;
  to: string;
}

/** A data key is one small row, whatever it seals. */
const dataKeyLimit = 500;
/** Of each value two keys are opened, and its owner is locked while it is stored. */
const valueLimit = 100;

/** Wraps data keys anew. Nothing that they seal changes, and nobody who uses them waits. */
export async function rewrapDataKeys(
  { kind, from, to }: Reseal,
  after: OwnedDataKey | null,
): Promise<Batch<OwnedDataKey>> {
  const found = await listDataKeysWrappedBy({ kind, masterKeyId: from }, { after, limit: dataKeyLimit });
  const rewrapped = await Promise.all(
    found.map(async (dataKey) => {
      const owner = { kind, id: dataKey.ownerId };
      const anew = await rewrapDataKey(dataKey, { owner, masterKeyId: to }).catch(nullWhenUnreadable);
      return anew && { ...anew, ownerId: dataKey.ownerId, previous: dataKey.wrapped };
    }),
  );
  const readable = rewrapped.filter((dataKey) => dataKey !== null);
  const resealed = await saveRewrappedDataKeys(kind, readable);
  return summary({ found, limit: dataKeyLimit, readable: readable.length, resealed });
}

/** Seals values of a version without data keys with the data key of their owner, which is new for most. */
export async function moveDirectValues(
  { kind, from, to }: Reseal,
  after: DirectValue | null,
): Promise<Batch<DirectValue>> {
  const found = await listDirectValues({ kind, keyId: from }, { after, limit: valueLimit });
  const provided = new Map<string, DataKey>();
  const added: OwnedDataKey[] = [];
  const values = [];
  for (const value of found) {
    const { ownerId, field, sealed } = value;
    const owner = { kind, id: ownerId };
    const opened = await openSealed({ sealed, dataKey: null }, { owner, field }).catch(nullWhenUnreadable);
    if (!opened) continue;
    let dataKey =
      provided.get(ownerId) ?? (value.dataKey && (await openDataKey(value.dataKey, owner).catch(nullWhenUnreadable)));
    if (!dataKey) {
      const created = await createDataKey(owner, keyRing(), to);
      added.push({ ...created.wrapped, ownerId });
      dataKey = created.dataKey;
    }
    provided.set(ownerId, dataKey);
    values.push({
      ownerId,
      field,
      previous: sealed,
      sealed: seal(opened.secret, field, dataKey).sealed,
      dataKeyId: dataKey.id,
    });
  }
  const resealed = await saveMovedValues(kind, { values, dataKeys: added });
  return summary({ found, limit: valueLimit, readable: values.length, resealed });
}

function summary<Place>(batch: { found: Place[]; limit: number; readable: number; resealed: number }): Batch<Place> {
  const { found, limit, readable, resealed } = batch;
  return {
    resealed,
    unreadable: found.length - readable,
    busy: readable - resealed,
    next: found.length === limit ? (found.at(-1) ?? null) : null,
  };
}

function nullWhenUnreadable(error: unknown): null {
  if (isUnreadable(error)) return null;
  throw error;
}
