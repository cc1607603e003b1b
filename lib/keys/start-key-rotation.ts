import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import {
  findLatestKeyRotation,
  findRunningKeyRotation,
  insertKeyRotation,
  type KeyRotationRow,
  retargetKeyRotation,
} from "@/db/queries/key-rotations";
import { countKeyUsage } from "@/db/queries/key-usage";
import { requireRole } from "@/lib/actor";
import { keyRing } from "@/lib/crypto/key-ring";
import { AppError } from "@/lib/errors/app-error";
import { type KeyActor, recordKeyEvent } from "./record-key-event";

/**
 * Starts to re-seal everything with one key; a worker does the work. Whoever starts it a second time joins the one that
 * runs, unless that one is for another key: then it goes on with the newer one.
 * @param ask.targetKeyId what a page showed as the newest, which another process may have rendered; by default ours
 * @throws AppError `encryption_keys_current` when there is nothing to re-seal, `encryption_key_missing` when this
 *   process does not know the key, or that of a rotation that runs
 */
export async function startKeyRotation(ask: { targetKeyId?: string }, actor: KeyActor): Promise<KeyRotationRow> {
  if (actor !== "Command line") requireRole(actor, "admin");
  const { ids, find, newestId } = keyRing();
  const { targetKeyId = newestId } = ask;
  find(targetKeyId);
  return inTransaction(async (on) => {
    const usage = await countKeyUsage(on);
    const former = usage.filter(({ keyId, directValues }) => keyId !== targetKeyId || directValues > 0);
    const reachable = former.filter(({ keyId }) => ids.includes(keyId));
    const total = reachable.reduce(
      (sum, { keyId, dataKeys, directValues }) => sum + directValues + (keyId === targetKeyId ? 0 : dataKeys),
      0,
    );
    const running = await findRunningKeyRotation(on);
    if (running?.targetKeyId === targetKeyId) return running;
    // A ring that does not know the other's key is the older one.
    if (running) find(running.targetKeyId);
    if (!running && total === 0) throw new AppError("encryption_keys_current", { details: { keyId: targetKeyId } });

    const rotation = {
      targetKeyId,
      formerKeyIds: former.map(({ keyId }) => keyId).filter((keyId) => keyId !== targetKeyId),
      requestedBy: actor === "Command line" ? actor : actor.name,
      userId: actor === "Command line" ? null : actor.userId,
      total,
    };
    const started = running ? await retargetKeyRotation(rotation, on) : await insertKeyRotation(rotation, on);
    if (!started) return getLatest(on);
    const details = { key: targetKeyId, former: rotation.formerKeyIds.join(", "), values: String(total) };
    await recordKeyEvent({ event: "key.rotation_started", by: actor, details }, on);
    return started;
  });
}

/** Somebody else was faster. */
async function getLatest(on: Executor): Promise<KeyRotationRow> {
  const latest = await findLatestKeyRotation(on);
  if (!latest) throw new AppError("internal");
  return latest;
}
