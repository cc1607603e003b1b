import { inTransaction } from "@/db/queries/in-transaction";
import {
  claimKeyRotation,
  findRunningKeyRotation,
  finishKeyRotation,
  type KeyRotationRow,
  releaseKeyRotation,
  saveRotationProgress,
} from "@/db/queries/key-rotations";
import { countKeyUsage } from "@/db/queries/key-usage";
import type { DirectValue, OwnedDataKey } from "@/db/queries/reseal";
import { ownerKinds } from "@/db/queries/secret-tables";
import { sleep } from "@/lib/clock";
import { keyRing } from "@/lib/crypto/key-ring";
import { recordKeyEvent } from "./record-key-event";
import { type Batch, moveDirectValues, rewrapDataKeys } from "./reseal-batch";

/** A batch takes moments; a process that died is missed for this long. */
const leaseSeconds = 20;
/** Between batches, so that the database is there for the rest. */
const pauseMs = 20;

/**
 * `idle`: there is nothing to do. `held`: another process is at it. `blocked`: this process lacks the key that is to
 * seal everything. `stopped`: asked to, or the lease is gone; whoever claims it next goes on.
 */
export type RotationEnd = "idle" | "held" | "blocked" | "stopped" | "finished";

/**
 * Works on the running rotation until everything is sealed with its key. What is left is asked of the sealed rows, pass
 * by pass, and each batch is stored by itself, so that an end at any point loses nothing and the next one goes on.
 * @param worker.owner of the lease
 */
export async function runKeyRotation(worker: { owner: string; signal?: AbortSignal }): Promise<RotationEnd> {
  const lease = { owner: worker.owner, seconds: leaseSeconds };
  const rotation = await claimKeyRotation(lease);
  if (!rotation) return (await findRunningKeyRotation()) ? "held" : "idle";
  const at = { id: rotation.id, owner: worker.owner };
  if (!keyRing().ids.includes(rotation.targetKeyId)) {
    await releaseKeyRotation(at, "encryption_key_missing");
    return "blocked";
  }
  try {
    for (let isDone = false; !isDone; ) {
      let left = 0;
      for await (const { resealed, unreadable, busy } of passOf(rotation.targetKeyId)) {
        left += resealed + busy;
        const isOurs = await saveRotationProgress(at, { resealed, unreadable }, lease);
        if (!isOurs || worker.signal?.aborted) return await stop(at);
        await sleep(pauseMs, worker.signal).catch(() => undefined);
      }
      // A whole pass that found nothing to do: what came meanwhile was sealed with the new key.
      isDone = left === 0;
      if (!isDone && !(await claimAgain(at, lease))) return "stopped";
    }
    return (await finish(rotation, at)) ? "finished" : "stopped";
  } catch (error) {
    await stop(at).catch(() => undefined);
    throw error;
  }
}

/** Every batch of what the target does not seal yet. Keys that are not there are left out: nothing opens what they seal. */
async function* passOf(to: string): AsyncGenerator<Batch<unknown>> {
  for (const from of keyRing().ids) {
    for (const kind of ownerKinds) {
      if (from !== to) yield* batches<OwnedDataKey>((after) => rewrapDataKeys({ kind, from, to }, after));
      yield* batches<DirectValue>((after) => moveDirectValues({ kind, from, to }, after));
    }
  }
}

async function* batches<Place>(next: (after: Place | null) => Promise<Batch<Place>>): AsyncGenerator<Batch<Place>> {
  let after: Place | null = null;
  do {
    const batch: Batch<Place> = await next(after);
    after = batch.next;
    if (batch.resealed + batch.unreadable + batch.busy > 0) yield batch;
  } while (after);
}

/** Another pass of ours: what is unreadable is counted anew. */
async function claimAgain(at: { id: string; owner: string }, lease: { owner: string; seconds: number }) {
  await releaseKeyRotation(at, null);
  const claimed = await claimKeyRotation(lease);
  return claimed?.id === at.id;
}

async function stop(at: { id: string; owner: string }): Promise<"stopped"> {
  await releaseKeyRotation(at, null);
  return "stopped";
}

async function finish(rotation: KeyRotationRow, at: { id: string; owner: string }): Promise<boolean> {
  return inTransaction(async (on) => {
    const finished = await finishKeyRotation(at, on);
    if (!finished) return false;
    const used = new Set((await countKeyUsage(on)).map(({ keyId }) => keyId));
    const unused = rotation.formerKeyIds.filter((keyId) => !used.has(keyId));
    const details = {
      key: finished.targetKeyId,
      resealed: String(finished.resealed),
      unreadable: String(finished.unreadable),
      noLongerUsed: unused.join(", "),
      requestedBy: finished.requestedBy,
    };
    await recordKeyEvent({ event: "key.rotation_finished", by: null, details }, on);
    return true;
  });
}
