import { migrate } from "@/db/migrate";
import { StartProblem } from "./start-problem";

/**
 * Brings the database up to date.
 * @throws {StartProblem} with PostgreSQL's own sentence when a migration fails
 */
export async function applyMigrations(database: { migrateUrl: string; appRole: string | undefined }): Promise<void> {
  try {
    await migrate(database.migrateUrl, database.appRole ? { appRole: database.appRole } : {});
  } catch (error) {
    const { cause, message } = error as { cause?: { message?: string; code?: string }; message?: string };
    throw new StartProblem(
      `The migrations could not be applied: ${cause?.message ?? message}${cause?.code ? ` (${cause.code})` : ""}. The migration that failed was rolled back.`,
    );
  }
}
