import "server-only";
import { sql } from "drizzle-orm";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { connect, type Executor } from "./client";
import { migrateJobs } from "./jobs-connection";

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
    // First, because ours plan jobs.
    await migrateJobs(databaseUrl);
    await applyMigrations(db, { migrationsFolder });
    if (options.appRole) {
      await grantApplicationRights(db, options.appRole);
      await grantJobRights(db, options.appRole);
    }
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

/** Adding and doing jobs. Graphile-worker keeps its tables to their owner by row security until somebody says otherwise. */
async function grantJobRights(db: Executor, appRole: string): Promise<void> {
  const role = sql.identifier(appRole);
  await db.execute(sql`grant usage on schema graphile_worker to ${role}`);
  await db.execute(sql`grant select, insert, update, delete on all tables in schema graphile_worker to ${role}`);
  await db.execute(sql`grant usage on all sequences in schema graphile_worker to ${role}`);
  await db.execute(sql`grant execute on all functions in schema graphile_worker to ${role}`);
  const policy = `application role ${appRole}`;
  const tables = await db.execute<{ name: string }>(sql`
    select relname as name from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity and not exists (
      select from pg_policy where polrelid = pg_class.oid and polname = ${policy})`);
  for (const { name } of tables) {
    const table = sql`graphile_worker.${sql.identifier(name)}`;
    await db.execute(
      sql`create policy ${sql.identifier(policy)} on ${table} to ${role} using (true) with check (true)`,
    );
  }
}
