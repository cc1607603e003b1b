import "server-only";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { settingNames } from "@/lib/settings";
import { prepareDataFolder } from "@/scripts/data-folder";
import { startLocalPostgres } from "@/scripts/local-postgres";

/** The database of one run: the built-in PostgreSQL, durable, in a temporary folder, migrated. */
export interface ChaosDatabase {
  /** As the owner of the tables, for arranging and looking. */
  sql: postgres.Sql;
  ownerUrl: string;
  /** Settings of the product's processes, without those of this machine. */
  environment: NodeJS.ProcessEnv;
  stop: () => Promise<void>;
}

export async function startDatabase(): Promise<ChaosDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-chaos-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  // Ctrl-C ends PostgreSQL by its keeper, and leaves the folder to us.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  process.once("exit", removeFolder);
  const server = await startLocalPostgres(prepareDataFolder(folder), { isDurable: true });
  await migrate(server.ownerUrl, { appRole: new URL(server.appUrl).username });
  const sql = postgres(server.ownerUrl, { max: 2, onnotice: () => undefined });
  return {
    sql,
    ownerUrl: server.ownerUrl,
    environment: {
      ...process.env,
      ...Object.fromEntries(settingNames.map((name) => [name, ""])),
      DATABASE_URL: server.appUrl,
      AUTH_SECRET: randomBytes(32).toString("hex"),
      ENCRYPTION_KEYS: `chaos:${randomBytes(32).toString("base64")}`,
      MIRAKL_ALLOW_LOOPBACK: "true",
      LOG_LEVEL: "warn",
      NODE_ENV: "production",
    },
    stop: async () => {
      await sql.end({ timeout: 5 });
      await server.stop();
      process.off("exit", removeFolder);
      removeFolder();
    },
  };
}
