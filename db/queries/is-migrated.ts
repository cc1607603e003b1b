import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import journal from "../migrations/meta/_journal.json";

/** True when the database has every migration of this version. */
export async function isMigrated(on: Executor = db()): Promise<boolean> {
  const newest = journal.entries.at(-1)?.when;
  const [table] = await on.execute<{ exists: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  );
  if (!table?.exists) return false;
  const [applied] = await on.execute<{ newest: string | null }>(
    sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
  );
  return Number(applied?.newest) >= Number(newest);
}
