import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { insertFirstUser } from "@/db/queries/users";
import { seedAccounts } from "@/db/seed";
import { hashPassword } from "@/lib/auth/passwords";
import { sleep } from "@/lib/clock";
import { settingNames } from "@/lib/settings";
import { prepareDataFolder } from "../data-folder";
import { startLocalPostgres } from "../local-postgres";
import { findFreePort } from "../ports";

/** The built product on a database of its own that is full of made-up accounts. */
export interface SeededProduct {
  accounts: number;
  url: string;
  /** Of a signed-in admin, for the `cookie` header. */
  cookie: string;
  /** The same, for a browser. */
  cookies: { name: string; value: string; url: string }[];
  stop: () => Promise<void>;
}

const email = "bench@latchkey.local";

/**
 * Starts PostgreSQL in a temporary folder, fills it, and starts the product of the last `npm run build` on it.
 * @param ask.hasWorker with a worker too: it finds no secrets to call anybody with
 */
export async function startSeededProduct(ask: { accounts: number; hasWorker?: boolean }): Promise<SeededProduct> {
  const { accounts, hasWorker = false } = ask;
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
  const postgres = await startLocalPostgres(prepareDataFolder(folder), { isDurable: true });
  await migrate(postgres.ownerUrl, { appRole: new URL(postgres.appUrl).username });
  const { db, close } = connect(postgres.ownerUrl);
  await seedAccounts(db, accounts);
  // As PostgreSQL itself leaves within minutes a table that nobody writes: its indexes answer without looking at rows.
  await db.execute(sql`vacuum account_search`);
  const password = randomBytes(16).toString("hex");
  await insertFirstUser({ email, name: "Bench", role: "admin", passwordHash: await hashPassword(password) }, db);
  await close();

  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const absent = Object.fromEntries(settingNames.map((name) => [name, ""]));
  const environment = {
    ...process.env,
    ...absent,
    PORT: String(port),
    DATABASE_URL: postgres.appUrl,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "fatal",
  };
  const programs = ["scripts/start-web.ts", ...(hasWorker ? ["worker/main.ts"] : [])].map((file) =>
    spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", file], {
      stdio: ["ignore", "ignore", "inherit"],
      env: environment,
    }),
  );
  const stop = async () => {
    const ended = programs.map((program) => once(program, "exit"));
    for (const program of programs) program.kill("SIGTERM");
    await Promise.all(ended);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url);
    const cookie = await signIn(url, password);
    const cookies = cookie.split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url };
    });
    return { accounts, url, cookie, cookies, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitUntilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt++) {
    const isReady = await fetch(`${url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await sleep(500);
  }
  throw new Error("the product did not get ready within a minute");
}

/** Signs in as a browser does: a CSRF token, then e-mail and password. */
async function signIn(url: string, password: string): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  return cookiesOf(answer);
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}
