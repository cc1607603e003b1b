import { connect } from "@/db/client";
import { findAuditRights } from "@/db/queries/audit-rights";
import { rightsWarning } from "@/lib/audit/warn-of-rights";
import { parseSettings } from "@/lib/settings";
import { applyMigrations } from "./apply-migrations";
import { loadEnvFiles } from "./load-env-files";
import { openGivenDatabase } from "./open-database";
import { exitWithProblem, StartProblem } from "./start-problem";

/** `npm run db:migrate`: brings the database of `DATABASE_MIGRATE_URL` (or `DATABASE_URL`) up to date. */
async function main(): Promise<void> {
  loadEnvFiles({ isDevelopment: false });
  const settings = parseSettings(process.env);
  const url = settings.DATABASE_URL ?? settings.DATABASE_MIGRATE_URL;
  if (!url) {
    throw new StartProblem("DATABASE_URL is not set. `npm start` migrates the built-in database by itself.");
  }
  const database = await openGivenDatabase(url, settings.DATABASE_MIGRATE_URL);
  const toDo = await applyMigrations(database);
  console.log("The database is up to date.");
  if (toDo) {
    process.stderr.write(`${toDo}\n`);
    process.exitCode = 1;
    return;
  }
  const { db, close } = connect(database.url, { max: 1, name: "latchkey migrate" });
  const warning = rightsWarning(await findAuditRights(null, db).finally(close));
  if (warning) process.stderr.write(`${warning}\n`);
}

main().catch(exitWithProblem);
