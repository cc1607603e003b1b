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
  await applyMigrations(await openGivenDatabase(url, settings.DATABASE_MIGRATE_URL));
  console.log("The database is up to date.");
}

main().catch(exitWithProblem);
