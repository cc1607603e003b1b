import "server-only";
import { sql } from "drizzle-orm";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { applicationRights } from "./application-rights";
import { connect, type Executor } from "./client";
import { hasJobRights, jobRights } from "./job-rights";
import { migrateJobs } from "./jobs-connection";
import { findAuditRights } from "./queries/audit-rights";

const migrationsFolder = new URL("./migrations", import.meta.url).pathname;
/** Any number, the same for every process: two `db:migrate` at once wait for each other. */
const advisoryLock = 4_701_225;

/**
 * Brings the database up to date and gives the application role its rights. Safe to run again, and from several
 * processes at once.
 * @param databaseUrl of the role that owns the tables
 * @param options.appRole role that web and worker sign in with, when it is another one
 * @returns statements that someone else has to run for the application role, because ours may not; usually none
 */
export async function migrate(databaseUrl: string, options: { appRole?: string } = {}): Promise<string[]> {
  const { db, close } = connect(databaseUrl, { max: 1, name: "latchkey migrate" });
  try {
    await db.execute(sql`select pg_advisory_lock(${advisoryLock})`);
    // First, because ours plan jobs.
    await migrateJobs(databaseUrl);
    await applyMigrations(db, { migrationsFolder });
    return options.appRole ? await grantRights(db, options.appRole) : [];
  } finally {
    await close();
  }
}

/** SQLSTATE of what is for others to do: no right to grant, or no such role yet. */
const notOurs = ["42501", "42704"];

/**
 * All in one transaction: at no moment does the role have more rights than it keeps.
 * @returns the statements, when the role does not have its rights after all
 */
async function grantRights(db: Executor, appRole: string): Promise<string[]> {
  const statements = [...applicationRights(appRole), ...(await jobRights(appRole, db))];
  try {
    await db.transaction(async (on) => {
      for (const statement of statements) await on.execute(sql.raw(statement));
    });
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (!notOurs.includes(cause?.code ?? "")) throw error;
  }
  // A role that may not grant is told so by a warning only; and someone may have granted everything before.
  const { canAppend } = await findAuditRights(appRole, db);
  return canAppend && (await hasJobRights(appRole, db)) ? [] : statements;
}
