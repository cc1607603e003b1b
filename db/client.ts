import "server-only";
import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "../lib/env";

export type Database = PostgresJsDatabase<Record<string, never>>;
/** What a query runs on: the pool, or the transaction that it belongs to. */
export type Executor = Database | PostgresJsTransaction<Record<string, never>, Record<string, never>>;

interface Connection {
  db: Database;
  close: () => Promise<void>;
}

/**
 * A pool of connections to one database.
 * @param options.max connections at most; a refresh needs one for moments only, so few serve many
 * @param options.statementTimeoutMs ends a statement that takes longer; without it there is no end
 */
export function connect(
  url: string,
  options: { max?: number; name?: string; statementTimeoutMs?: number } = {},
): Connection {
  const client = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: secondsBetweenAttempts,
    connection: {
      application_name: options.name ?? "latchkey",
      statement_timeout: options.statementTimeoutMs ?? 0,
    },
    onnotice: () => undefined,
  });
  return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

/**
 * The driver counts the failures of all connections together and would soon wait 20 s: a database that is back is used
 * within five seconds. What is spread by chance does not knock all at once.
 */
export function secondsBetweenAttempts(failures: number): number {
  return Math.min(0.05 * 2 ** failures, 5) * (0.5 + Math.random() / 2);
}

// Kept on globalThis because a development server evaluates this module anew after every change.
const holder = globalThis as typeof globalThis & { latchkeyConnection?: Connection };

/** The process's own pool, on `DATABASE_URL`. */
export function db(): Database {
  holder.latchkeyConnection ??= connect(env().DATABASE_URL, { statementTimeoutMs: 30_000 });
  return holder.latchkeyConnection.db;
}

/** Ends the process's pool, so that the process can end. */
export async function closeDb(): Promise<void> {
  const connection = holder.latchkeyConnection;
  holder.latchkeyConnection = undefined;
  await connection?.close();
}
