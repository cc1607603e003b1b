import { migrate } from "@/db/migrate";
import { StartProblem } from "./start-problem";

/**
 * Brings the database up to date.
 * @returns what someone has to do about the rights of the application role, for the terminal; null = nothing
 * @throws {StartProblem} with PostgreSQL's own sentence when a migration fails
 */
export async function applyMigrations(database: {
  migrateUrl: string;
  appRole: string | undefined;
}): Promise<string | null> {
  try {
    const missing = await migrate(database.migrateUrl, database.appRole ? { appRole: database.appRole } : {});
    return missing.length > 0 ? rightsToGrant(database.appRole ?? "", missing) : null;
  } catch (error) {
    const { cause, message } = error as { cause?: { message?: string; code?: string }; message?: string };
    throw new StartProblem(
      `The migrations could not be applied: ${cause?.message ?? message}${cause?.code ? ` (${cause.code})` : ""}. The migration that failed was rolled back.`,
    );
  }
}

function rightsToGrant(appRole: string, statements: readonly string[]): string {
  return [
    `The role ${appRole} of DATABASE_URL does not have its rights: it is not there yet, or the role that migrated may not grant them. Run this as the owner of the database:`,
    ...statements.map((statement) => `  ${statement};`),
  ].join("\n");
}
