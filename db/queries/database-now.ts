import { sql } from "drizzle-orm";
import { db, type Executor } from "../client";

/** The database's clock. It rules leases, expiries and countdowns, so that machines whose clocks differ agree. */
export async function databaseNow(on: Executor = db()): Promise<Date> {
  const [clock] = await on.execute<{ now: string }>(sql`select now()::timestamptz(3) as now`);
  if (!clock) throw new Error("select now() returned no row");
  return new Date(clock.now);
}
