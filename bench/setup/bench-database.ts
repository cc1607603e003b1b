import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { settingNames } from "@/lib/settings";
import { prepareDataFolder } from "@/scripts/data-folder";
import { startLocalPostgres } from "@/scripts/local-postgres";

/** A PostgreSQL for one measurement: the built-in one, durable, in a temporary folder, migrated. */
export interface BenchDatabase {
  /** As the owner of the tables, for arranging and looking. */
  sql: postgres.Sql;
  /** The same database as a superuser, for vacuum and checkpoints. */
  superuser: postgres.Sql;
  ownerUrl: string;
  superuserUrl: string;
  pid: number;
  /** Settings of the product's processes, without those of this machine. */
  environment: NodeJS.ProcessEnv;
  stop: () => Promise<void>;
}

/** The same for every database of one process, which reads its key ring once and seals for all of them. */
const secrets = {
  AUTH_SECRET: randomBytes(32).toString("hex"),
  ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`,
};

export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  // Ctrl-C ends PostgreSQL by its keeper, and leaves the folder to us.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  process.once("exit", removeFolder);
  const server = await startLocalPostgres(prepareDataFolder(folder), { isDurable: true });
  const { ownerUrl, pid } = server;
  await migrate(ownerUrl, { appRole: new URL(server.appUrl).username });
  const sql = postgres(ownerUrl, { max: 2, onnotice: () => undefined });
  const superuserUrl = new URL(server.superuserUrl);
  superuserUrl.pathname = new URL(ownerUrl).pathname;
  const superuser = postgres(superuserUrl.href, { max: 1, onnotice: () => undefined });
  return {
    sql,
    superuser,
    ownerUrl,
    superuserUrl: superuserUrl.href,
    pid,
    environment: {
      ...process.env,
      ...Object.fromEntries(settingNames.map((name) => [name, ""])),
      DATABASE_URL: server.appUrl,
      ...secrets,
      MIRAKL_ALLOW_LOOPBACK: "true",
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
    },
    stop: async () => {
      await Promise.all([sql.end({ timeout: 5 }), superuser.end({ timeout: 5 })]);
      await server.stop();
      process.off("exit", removeFolder);
      removeFolder();
    },
  };
}
