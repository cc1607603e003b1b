import { databaseNow } from "@/db/queries/database-now";
import { findLatestKeyRotation, type KeyRotationRow, listFormerKeyIds } from "@/db/queries/key-rotations";
import { countKeyUsage, findOwnersSealedBy, type KeyUsage } from "@/db/queries/key-usage";
import { type Person, requireRole } from "@/lib/actor";
import { keyRing } from "@/lib/crypto/key-ring";
import type { KeyRotationView, KeysView, KeyView } from "./key-view";

/** Accounts that are named on the page. */
const named = 20;

/** The master keys of this process's settings, what each seals, what none opens, and how the rotation stands. */
export async function getKeys(person: Person): Promise<KeysView> {
  requireRole(person, "admin", "viewer");
  return readKeys();
}

/** The same for the command line, where nobody signs in. */
export async function readKeys(): Promise<KeysView> {
  const [usage, rotation, formerKeyIds, now] = await Promise.all([
    countKeyUsage(),
    findLatestKeyRotation(),
    listFormerKeyIds(),
    databaseNow(),
  ]);
  const { ids, newestId } = keyRing();
  const keys = toKeyViews({ ids, usage, formerKeyIds });
  const missing = keys.filter(({ state }) => state === "missing").map(({ id }) => id);
  return {
    keys,
    toReseal: keys
      .filter(({ state }) => state !== "missing")
      .reduce((sum, { id, dataKeys, directValues }) => sum + directValues + (id === newestId ? 0 : dataKeys), 0),
    rotation: rotation && toRotationView(rotation, now),
    lost: missing.length > 0 ? await findOwnersSealedBy(missing, named) : null,
    now: now.toISOString(),
  };
}

/** @param from.ids of the ring, newest first */
function toKeyViews(from: {
  ids: readonly string[];
  usage: readonly KeyUsage[];
  formerKeyIds: readonly string[];
}): KeyView[] {
  const { ids, usage, formerKeyIds } = from;
  const usageOf = (id: string) => usage.find(({ keyId }) => keyId === id);
  const ringKeys = ids.map((id, place) => {
    const used = usageOf(id);
    const wasUsed = formerKeyIds.includes(id);
    const state: KeyView["state"] = place === 0 ? "newest" : used ? "used" : wasUsed ? "retired" : "unused";
    return { id, state, dataKeys: used?.dataKeys ?? 0, directValues: used?.directValues ?? 0 };
  });
  const missing = usage
    .filter(({ keyId }) => !ids.includes(keyId))
    .map(({ keyId, dataKeys, directValues }) => ({ id: keyId, state: "missing" as const, dataKeys, directValues }));
  return [...ringKeys, ...missing];
}

function toRotationView(rotation: KeyRotationRow, now: Date): KeyRotationView {
  const { targetKeyId, requestedBy, startedAt, finishedAt, total, resealed, unreadable } = rotation;
  return {
    targetKeyId,
    requestedBy,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    total: Math.max(total, resealed),
    resealed,
    unreadable,
    isWorkedOn: rotation.leaseUntil !== null && rotation.leaseUntil > now,
    isKeyUnknownToWorker: rotation.problemCode === "encryption_key_missing",
  };
}
