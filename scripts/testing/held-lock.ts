import postgres from "postgres";
import { expect } from "vitest";
import { testDatabase } from "./test-database";

/** A lock that a transaction of the test's own holds on the file's database, until it is released. */
export interface HeldLock {
  /** Until this many statements of others wait for it, or for a lock that waits behind it. */
  waitedFor: (statements?: number) => Promise<void>;
  release: () => Promise<void>;
  /** The same after everybody who waits was cut off, as the server does with the connections of a dead process. */
  cutOff: () => Promise<void>;
}

/** Rows: a condition on one table; without, the whole table, for writers, or with `for: "everybody"` for readers too. */
export type LockTarget = { table: string; rows?: string; for?: "writers" | "everybody" };

/**
 * Holds a lock, so that what needs it stops at exactly that statement.
 * @param target.rows such as `id = '…'`
 */
export async function holdLock(target: LockTarget): Promise<HeldLock> {
  const sql = postgres((await testDatabase()).url, { max: 1, onnotice: () => undefined });
  const mode = target.for === "everybody" ? "access exclusive" : "exclusive";
  const statement = target.rows
    ? `select from ${target.table} where ${target.rows} for update`
    : `lock table ${target.table} in ${mode} mode`;
  await sql.unsafe("begin");
  await sql.unsafe(statement);
  const release = async () => {
    await sql.unsafe("rollback");
    await sql.end({ timeout: 5 });
  };
  return {
    waitedFor: async (statements = 1) => {
      await expect.poll(countWaiting, { timeout: 15_000, interval: 20 }).toBeGreaterThanOrEqual(statements);
    },
    release,
    cutOff: async () => {
      await endWaiting();
      await release();
    },
  };
}

/** How many connections to this file's database wait for a lock. */
async function countWaiting(): Promise<number> {
  const [row] = await ask<{ waiting: number }>(`select count(*)::int as waiting ${fromWaiting}`);
  return row?.waiting ?? 0;
}

async function endWaiting(): Promise<void> {
  await ask(`select pg_terminate_backend(pid) ${fromWaiting}`);
  await expect.poll(countWaiting, { timeout: 5_000, interval: 20 }).toBe(0);
}

const fromWaiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

async function ask<Row extends object>(statement: string): Promise<Row[]> {
  const sql = postgres((await testDatabase()).url, { max: 1, onnotice: () => undefined });
  const rows = await sql.unsafe<Row[]>(statement);
  await sql.end({ timeout: 5 });
  return rows;
}
