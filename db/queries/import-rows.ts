import { and, eq, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { bulkRunAccounts } from "../schema/bulk-runs";
import { importRowDataKeys, importRowSecrets, importRows, type StoredConnection } from "../schema/import-rows";
import type { StoredDataKey } from "./data-keys";
import type { StoredSecret } from "./sealed-secrets";

export type { StoredConnection } from "../schema/import-rows";
export type ImportRow = typeof importRows.$inferSelect;

/** A row of a file as it is stored: its secret is sealed for it alone. */
export interface NewImportRow {
  id: string;
  /** Row of the file. */
  position: number;
  name: string;
  /** That its verification asks first. */
  host: string;
  connection: StoredConnection;
  secrets: StoredSecret[];
  /** Null in a database whose values have no data keys yet. */
  dataKey: StoredDataKey | null;
}

/** Stores rows of an import in one go. A row that is there already stays as it is: sending again adds nothing. */
export async function insertImportRows(runId: string, rows: readonly NewImportRow[], on: Executor): Promise<void> {
  if (rows.length === 0) return;
  const added = await on
    .insert(importRows)
    .values(rows.map(({ id, position, connection }) => ({ id, runId, position, connection })))
    .onConflictDoNothing({ target: [importRows.runId, importRows.position] })
    .returning({ id: importRows.id });
  const ids = new Set(added.map(({ id }) => id));
  const fresh = rows.filter(({ id }) => ids.has(id));
  if (fresh.length === 0) return;
  const dataKeys = fresh.flatMap(({ id, dataKey }) => (dataKey ? [{ ownerId: id, ...dataKey }] : []));
  if (dataKeys.length > 0) await on.insert(importRowDataKeys).values(dataKeys);
  await on
    .insert(importRowSecrets)
    .values(fresh.flatMap(({ id, secrets }) => secrets.map((secret) => ({ ownerId: id, ...secret }))));
  await on.insert(bulkRunAccounts).values(
    fresh.map(({ position, name, host }) => ({
      runId,
      position,
      accountName: name,
      host,
      outcome: "staged" as const,
    })),
  );
}

/** The rows of an import are complete: they wait for their verification from now on. */
export async function releaseStagedRows(runId: string, on: Executor): Promise<void> {
  await on
    .update(bulkRunAccounts)
    .set({ outcome: "pending" })
    .where(and(eq(bulkRunAccounts.runId, runId), eq(bulkRunAccounts.outcome, "staged")));
}

export async function findImportRow(
  at: { runId: string; position: number },
  on: Executor = db(),
): Promise<ImportRow | null> {
  const [row] = await on
    .select()
    .from(importRows)
    .where(and(eq(importRows.runId, at.runId), eq(importRows.position, at.position)));
  return row ?? null;
}

/** Destroys a row that has its result, with its secret. */
export async function deleteImportRow(at: { runId: string; position: number }, on: Executor): Promise<void> {
  await on.delete(importRows).where(and(eq(importRows.runId, at.runId), eq(importRows.position, at.position)));
}

/** The same for rows of a run that no process has in hand. */
export async function deleteImportRowsOfRun(runId: string, on: Executor): Promise<void> {
  await on.execute(sql`
    delete from ${importRows} as row where row.run_id = ${runId} and not exists (
      select from ${bulkRunAccounts} as item
      where item.run_id = row.run_id and item.position = row.position and item.outcome = 'pending')`);
}

/** Destroys what was not verified in time. @returns how many rows that were */
export async function deleteImportRowsBefore(hours: number, limit: number, on: Executor = db()): Promise<number> {
  const gone = await on.execute(sql`
    delete from ${importRows} where id in (
      select id from ${importRows} where created_at < now() - make_interval(hours => ${hours}) limit ${limit})
    returning id`);
  return gone.length;
}
