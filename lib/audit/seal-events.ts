import type { AuditEventRow } from "@/db/queries/audit-events";
import {
  type AuditHead,
  type AuditSealRow,
  insertAuditSeals,
  lockAuditHead,
  moveAuditHead,
  takeUnsealedEvents,
} from "@/db/queries/audit-seals";
import { inTransaction } from "@/db/queries/in-transaction";
import { digestOf, linkHash } from "./seal-event";

export interface SealedBatch {
  /** How many events were sealed. */
  sealed: number;
  head: AuditHead;
}

/**
 * Seals what is committed and waits for it, as one transaction: of several processes one at a time, and nobody who
 * writes an event waits for it. An event that commits later comes into a later batch, whatever its number.
 * @returns null when another process seals at this moment
 */
export function sealEvents(limit: number): Promise<SealedBatch | null> {
  return inTransaction(async (on) => {
    const head = await lockAuditHead(on);
    if (!head) return null;
    const events = await takeUnsealedEvents(limit, on);
    const seals = linksOf(events, head);
    const last = seals.at(-1);
    if (!last) return { sealed: 0, head };
    await insertAuditSeals(seals, on);
    await moveAuditHead({ position: last.position, hash: last.hash }, on);
    return { sealed: seals.length, head: last };
  });
}

function linksOf(events: readonly AuditEventRow[], head: AuditHead & { now: Date }): AuditSealRow[] {
  let { position, hash } = head;
  return events.map((event) => {
    position += 1;
    const link = { position, eventId: event.id, sealedAt: head.now, digest: digestOf(event) };
    hash = linkHash(hash, link);
    return { ...link, hash };
  });
}
