import "server-only";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seedAccounts } from "@/db/seed";
import { parseSettings } from "@/lib/settings";
import { prepareDataFolder } from "./data-folder";
import { loadEnvFiles } from "./load-env-files";
import { startLocalPostgres } from "./local-postgres";
import { exitWithProblem, StartProblem } from "./start-problem";

const usage = "npm run db:seed -- --accounts 100000 [--database latchkey_seed] [--replace]";

/**
 * Makes a database of its own, beside the product's on the same server, and fills it with accounts to look at or to
 * measure. No worker runs on it, so nothing calls the hosts that the accounts name.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      accounts: { type: "string", default: "1000" },
      database: { type: "string", default: "latchkey_seed" },
      replace: { type: "boolean", default: false },
    },
  });
  const count = Number(values.accounts);
  if (!Number.isInteger(count) || count < 1 || !/^[a-z_][a-z0-9_]*$/.test(values.database)) {
    throw new StartProblem(`Usage: ${usage}`);
  }

  loadEnvFiles({ isDevelopment: false });
  const settings = parseSettings(process.env);
  const given = settings.DATABASE_MIGRATE_URL ?? settings.DATABASE_URL;
  const local = given
    ? null
    : await startLocalPostgres(prepareDataFolder(settings.LATCHKEY_DATA_DIR), { isDurable: true });
  try {
    const url = await createDatabase(given ?? local?.superuserUrl ?? "", values.database, values.replace);
    await migrate(url);
    const { db, close } = connect(url);
    const startedAt = performance.now();
    await seedAccounts(db, count);
    await close();
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    process.stdout.write(`${count} accounts are in the database ${values.database} (${seconds} s).\n`);
  } finally {
    await local?.stop();
  }
}

async function createDatabase(serverUrl: string, name: string, isReplaced: boolean): Promise<string> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    const [existing] = await sql`select 1 from pg_database where datname = ${name}`;
    if (existing && !isReplaced)
      throw new StartProblem(`The database ${name} exists already. Add --replace to make it anew.`);
    if (existing) await sql`drop database ${sql(name)} with (force)`;
    await sql`create database ${sql(name)} encoding 'UTF8' template template0`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

main().catch(exitWithProblem);
