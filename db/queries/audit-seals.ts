import { asc, eq, gt, inArray, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { auditEvents } from "../schema/audit-events";
import { auditHead, auditSeals, auditUnsealed } from "../schema/audit-seals";
import type { AuditEventRow } from "./audit-events";

export type AuditSealRow = typeof auditSeals.$inferSelect;

/** The end of the chain. */
export interface AuditHead {
  position: number;
  hash: string;
}

/**
 * The end of the chain, for whoever seals next; the lock of its row lasts as long as the transaction.
 * @returns null when another process seals at this moment
 */
export async function lockAuditHead(on: Executor): Promise<(AuditHead & { now: Date }) | null> {
  const [head] = await on
    .select({ position: auditHead.position, hash: auditHead.hash, now: sql`now()`.mapWith(auditEvents.at) })
    .from(auditHead)
    .for("update", { skipLocked: true });
  return head ?? null;
}

export async function findAuditHead(on: Executor = db()): Promise<AuditHead | null> {
  const [head] = await on.select({ position: auditHead.position, hash: auditHead.hash }).from(auditHead);
  return head ?? null;
}

/**
 * Takes events that wait for their seal, in the order of their numbers. One that waits and is not there any more goes
 * on waiting, so that a verification finds it missing.
 */
export async function takeUnsealedEvents(limit: number, on: Executor): Promise<AuditEventRow[]> {
  const waiting = on
    .select({ eventId: auditUnsealed.eventId })
    .from(auditUnsealed)
    .innerJoin(auditEvents, eq(auditEvents.id, auditUnsealed.eventId))
    .orderBy(asc(auditUnsealed.eventId))
    .limit(limit);
  const taken = await on
    .delete(auditUnsealed)
    .where(inArray(auditUnsealed.eventId, waiting))
    .returning({ eventId: auditUnsealed.eventId });
  if (taken.length === 0) return [];
  const ids = sql`any(${sql.param(taken.map(({ eventId }) => eventId))}::bigint[])`;
  return on.select().from(auditEvents).where(sql`${auditEvents.id} = ${ids}`).orderBy(asc(auditEvents.id));
}

export async function insertAuditSeals(seals: readonly AuditSealRow[], on: Executor): Promise<void> {
  await on.insert(auditSeals).values([...seals]);
}

export async function moveAuditHead(head: AuditHead, on: Executor): Promise<void> {
  await on.update(auditHead).set(head);
}

/** A link with its event; null where there is none (any more). */
export interface SealedEvent {
  seal: AuditSealRow;
  event: AuditEventRow | null;
}

/** A stretch of the chain, in its order. */
export async function listSealedEvents(after: number, limit: number, on: Executor): Promise<SealedEvent[]> {
  return on
    .select({ seal: auditSeals, event: auditEvents })
    .from(auditSeals)
    .leftJoin(auditEvents, eq(auditEvents.id, auditSeals.eventId))
    .where(gt(auditSeals.position, after))
    .orderBy(asc(auditSeals.position))
    .limit(limit);
}

export interface UnsealedTail {
  /** Events that wait for their seal. */
  count: number;
  /** Null when none waits. */
  oldestSeconds: number | null;
}

export async function findUnsealedTail(on: Executor = db()): Promise<UnsealedTail> {
  const [tail] = await on
    .select({
      count: sql<number>`count(*)::int`,
      oldestSeconds: sql<number | null>`extract(epoch from now() - min(${auditEvents.at}))::float8`,
    })
    .from(auditUnsealed)
    .innerJoin(auditEvents, eq(auditEvents.id, auditUnsealed.eventId));
  return { count: tail?.count ?? 0, oldestSeconds: tail?.oldestSeconds ?? null };
}

/** Events that are neither sealed nor wait for it: nothing writes such a row. */
export async function listStrayEvents(limit: number, on: Executor): Promise<Pick<AuditEventRow, "id" | "event">[]> {
  return on
    .select({ id: auditEvents.id, event: auditEvents.event })
    .from(auditEvents)
    .leftJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
    .leftJoin(auditUnsealed, eq(auditUnsealed.eventId, auditEvents.id))
    .where(sql`${auditSeals.eventId} is null and ${auditUnsealed.eventId} is null`)
    .orderBy(asc(auditEvents.id))
    .limit(limit);
}

/** Events that wait for their seal and are not there, or are sealed already. */
export async function listFalselyWaiting(
  limit: number,
  on: Executor,
): Promise<{ eventId: number; isSealed: boolean }[]> {
  return on
    .select({ eventId: auditUnsealed.eventId, isSealed: sql<boolean>`${auditSeals.eventId} is not null` })
    .from(auditUnsealed)
    .leftJoin(auditEvents, eq(auditEvents.id, auditUnsealed.eventId))
    .leftJoin(auditSeals, eq(auditSeals.eventId, auditUnsealed.eventId))
    .where(sql`${auditEvents.id} is null or ${auditSeals.eventId} is not null`)
    .orderBy(asc(auditUnsealed.eventId))
    .limit(limit);
}

/** Runs a verification on one view of the database, whatever is written meanwhile. */
export function inSnapshot<T>(on: Executor, work: (on: Executor) => Promise<T>): Promise<T> {
  return on.transaction(work, { isolationLevel: "repeatable read", accessMode: "read only" });
}
