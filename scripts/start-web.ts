import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { closeDb } from "@/db/client";
import { isMigrated } from "@/db/queries/is-migrated";
import { warnOfRights } from "@/lib/audit/warn-of-rights";
import { ensureFirstAdmin } from "@/lib/auth/ensure-first-admin";
import { env } from "@/lib/env";
import { loadEnvFiles } from "./load-env-files";
import { requireAnswer } from "./open-database";
import { exitWithProblem, StartProblem } from "./start-problem";
import { listenHost } from "./web-address";
import { webEnvironment } from "./web-environment";

/** Room for what a few pages leave behind: Node's own fills up with every other page, and is cleared while people wait. */
const youngMb = 32;

/** `npm run start:web`: checks what the web server needs, then runs it. `--dev` runs Next's development server. */
async function main(): Promise<void> {
  const isDevelopment = process.argv.includes("--dev");
  loadEnvFiles({ isDevelopment });
  const settings = env();
  const distFolder = process.env.NEXT_DIST_DIR || ".next";
  if (!isDevelopment && !existsSync(join(distFolder, "BUILD_ID"))) {
    throw new StartProblem(`There is no build in ${distFolder}. Run \`npm run build\` first.`);
  }
  await requireAnswer(settings.DATABASE_URL, "DATABASE_URL");
  if (!(await isMigrated())) {
    throw new StartProblem("The database is not up to date. Run `npm run db:migrate` first.");
  }
  // With a password chosen in the settings only: one that is made up has to be shown, and this output is a log.
  if (settings.ADMIN_PASSWORD) {
    await ensureFirstAdmin({ email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD });
  }
  await warnOfRights();
  await closeDb();

  const host = listenHost(settings, process.env.HOSTNAME);
  const child = spawn(
    process.execPath,
    [
      ["--import", "./scripts/exit-with-parent.mjs"],
      isDevelopment
        ? ["node_modules/next/dist/bin/next", "dev", "--port", String(settings.PORT), "--hostname", host]
        : [`--min-semi-space-size=${youngMb}`, `--max-semi-space-size=${youngMb}`, "scripts/serve-web.mjs"],
    ].flat(),
    {
      stdio: ["ignore", "inherit", "inherit", "pipe"],
      env: {
        ...process.env,
        ...webEnvironment(settings),
        NODE_ENV: isDevelopment ? "development" : "production",
        LATCHKEY_TETHER: "1",
        LATCHKEY_LISTEN_HOST: host,
        PORT: String(settings.PORT),
      },
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  child.once("error", exitWithProblem);
  child.once("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

main().catch(exitWithProblem);
