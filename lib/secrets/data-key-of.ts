import { areDataKeysInUse, deleteIdleDataKeys, insertDataKey, listDataKeysForUse } from "@/db/queries/data-keys";
import type { Executor } from "@/db/queries/in-transaction";
import type { SecretOwner } from "@/db/queries/sealed-secrets";
import { createDataKey, type DataKey, openDataKey } from "@/lib/crypto/data-key";
import { isUnreadable } from "./is-unreadable";

/** The data key that seals for an owner now. */
export interface ProvidedDataKey {
  dataKey: DataKey;
  /** The owner has others, which may have nothing to seal any more. */
  hasOthers: boolean;
}

/**
 * The data key of an owner; a new one when it has none, or none that this process can open: then what the others
 * sealed stays as it is, for whoever has their key.
 * @returns null in a database whose values have no data keys yet
 */
export async function provideDataKey(owner: SecretOwner, on: Executor): Promise<ProvidedDataKey | null> {
  const stored = await listDataKeysForUse(owner, on);
  for (const wrapped of stored) {
    const dataKey = await openDataKey(wrapped, owner).catch(nullWhenUnreadable);
    if (dataKey) return { dataKey, hasOthers: stored.length > 1 };
  }
  if (stored.length === 0 && !(await usesDataKeys(on))) return null;
  const { dataKey, wrapped } = await createDataKey(owner);
  await insertDataKey(owner, wrapped, on);
  return { dataKey, hasOthers: stored.length > 0 };
}

/** After secrets were stored: data keys that seal nothing any more would count as in use, and keep a lost key alive. */
export async function dropIdleDataKeys(
  owner: SecretOwner,
  { dataKey, hasOthers }: ProvidedDataKey,
  on: Executor,
): Promise<void> {
  if (hasOthers) await deleteIdleDataKeys(owner, dataKey.id, on);
}

let isInUse = false;

/** Whether owners without a data key get one; a process that has found so once does not ask again. */
async function usesDataKeys(on: Executor): Promise<boolean> {
  isInUse ||= await areDataKeysInUse(on);
  return isInUse;
}

function nullWhenUnreadable(error: unknown): null {
  if (isUnreadable(error)) return null;
  throw error;
}
