import postgres from "postgres";
import { sleep } from "@/lib/clock";
import type { Settings } from "@/lib/settings";
import type { DataFolder } from "./data-folder";
import { type LocalPostgres, startLocalPostgres } from "./local-postgres";
import { appRole } from "./postgres/create-roles";
import { StartProblem } from "./start-problem";

export interface ProductDatabase {
  /** For web and worker. */
  url: string;
  /** For migrations. */
  migrateUrl: string;
  /** Role of `url`, when it is another one than that of `migrateUrl`. */
  appRole: string | undefined;
  /** The built-in server; null with `DATABASE_URL`. */
  local: LocalPostgres | null;
}

const answerMs = 10_000;
const oldestVersion = 15;

/**
 * The database that settings name, once it answers; without `DATABASE_URL` the built-in one, started here.
 * @throws {StartProblem} when it does not answer, does not let us in, or is too old
 */
export async function openDatabase(settings: Settings, folder: DataFolder): Promise<ProductDatabase> {
  if (!settings.DATABASE_URL) {
    const local = await startLocalPostgres(folder, { isDurable: true });
    return { url: local.appUrl, migrateUrl: local.ownerUrl, appRole, local };
  }
  return openGivenDatabase(settings.DATABASE_URL, settings.DATABASE_MIGRATE_URL);
}

/** The database at these addresses, once it answers. @throws {StartProblem} as {@link openDatabase} */
export async function openGivenDatabase(url: string, ownerUrl?: string): Promise<ProductDatabase> {
  const migrateUrl = ownerUrl ?? url;
  await requireAnswer(url, "DATABASE_URL");
  if (migrateUrl !== url) await requireAnswer(migrateUrl, "DATABASE_MIGRATE_URL");
  const [role, owner] = [new URL(url).username, new URL(migrateUrl).username];
  return { url, migrateUrl, appRole: role === owner ? undefined : decodeURIComponent(role), local: null };
}

/**
 * @param setting named in the sentence
 * @throws {StartProblem} when the database does not answer within ten seconds
 */
export async function requireAnswer(url: string, setting: string): Promise<void> {
  const deadline = Date.now() + answerMs;
  for (;;) {
    const answer = await ask(url, Math.max(1, Math.ceil((deadline - Date.now()) / 1_000)));
    if (answer.version !== undefined && answer.version >= oldestVersion) return;
    if (answer.version !== undefined) {
      throw new StartProblem(
        `The database of ${setting} is PostgreSQL ${answer.version}; Latchkey needs ${oldestVersion} or later.`,
      );
    }
    if (isFinal(answer.code) || Date.now() + 500 > deadline) throw databaseProblem(url, setting, answer);
    await sleep(500);
  }
}

interface Answer {
  version?: number;
  code?: string;
  message?: string;
}

async function ask(url: string, timeoutSeconds: number): Promise<Answer> {
  const sql = postgres(url, { max: 1, connect_timeout: timeoutSeconds, onnotice: () => undefined });
  try {
    const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`;
    return { version: Math.floor(Number(row?.version) / 10_000) };
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    return { code: code ?? "unknown", message: message ?? "" };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The server was reached and said no, which waiting does not change: SQLSTATE classes 28 and 3D. */
function isFinal(code = ""): boolean {
  return /^(28|3D)/.test(code);
}

function databaseProblem(address: string, setting: string, answer: Answer): StartProblem {
  const { hostname, port, pathname } = new URL(address);
  const host = `${hostname}:${port || 5432}`;
  if (isFinal(answer.code)) {
    return new StartProblem(
      `The database at ${host} answers but refuses us (${answer.code}: ${answer.message}). Check user, password and database name (“${pathname.slice(1)}”) in ${setting}.`,
    );
  }
  return new StartProblem(
    `The database at ${host} does not answer within ${answerMs / 1_000} s (${answer.code}). Check ${setting}, and that PostgreSQL runs there.`,
  );
}
