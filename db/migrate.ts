import "server-only";
import { sql } from "drizzle-orm";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { connect, type Executor } from "./client";

const migrationsFolder = new URL("./migrations", import.meta.url).pathname;
/** Any number, the same for every process: two `db:migrate` at once wait for each other. */
const advisoryLock = 4_701_225;

/**
 * Brings the database up to date and gives the application role its rights. Safe to run again, and from several
 * processes at once.
 * @param databaseUrl of the role that owns the tables
 * @param options.appRole role that web and worker sign in with, when it is another one
 */
export async function migrate(databaseUrl: string, options: { appRole?: string } = {}): Promise<void> {
  const { db, close } = connect(databaseUrl, { max: 1, name: "latchkey migrate" });
  try {
    await db.execute(sql`select pg_advisory_lock(${advisoryLock})`);
    await applyMigrations(db, { migrationsFolder });
    if (options.appRole) await grantApplicationRights(db, options.appRole);
  } finally {
    await close();
  }
}

/** Everything but changing the audit log: that is append-only for web and worker. */
async function grantApplicationRights(db: Executor, appRole: string): Promise<void> {
  const role = sql.identifier(appRole);
  await db.execute(sql`grant usage on schema public, drizzle to ${role}`);
  await db.execute(sql`grant select on all tables in schema drizzle to ${role}`);
  await db.execute(sql`grant select, insert, update, delete on all tables in schema public to ${role}`);
  await db.execute(sql`grant usage on all sequences in schema public to ${role}`);
  await db.execute(sql`revoke update, delete, truncate on audit_events from ${role}`);
}
