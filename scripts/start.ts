import { closeDb } from "@/db/client";
import { findAuditRights } from "@/db/queries/audit-rights";
import { rightsWarning } from "@/lib/audit/warn-of-rights";
import { ensureFirstAdmin } from "@/lib/auth/ensure-first-admin";
import { parseSettings } from "@/lib/settings";
import { applyMigrations } from "./apply-migrations";
import { ProductBuild } from "./build-product";
import { prepareDataFolder } from "./data-folder";
import { ensureSecrets, findSealedKeyIds, missingKeysWarning } from "./ensure-secrets";
import { loadEnvFiles } from "./load-env-files";
import { openDatabase } from "./open-database";
import { sandboxProgram, webProgram, workerProgram } from "./product-programs";
import { requireFreePorts } from "./require-free-ports";
import { Run } from "./run";
import { sandboxPlan } from "./sandbox-plan";
import { StartProblem } from "./start-problem";
import { fetchSandboxCredentials, startSummary } from "./start-summary";
import { waitUntilAnswered, waitUntilReady } from "./wait-until-ready";
import { listenHost, localAddress } from "./web-address";

/** `npm start` and, with `--dev`, `npm run dev`: everything of the product on this machine, until Ctrl-C. */
async function start(run: Run): Promise<void> {
  const isDevelopment = process.argv.includes("--dev");
  loadEnvFiles({ isDevelopment });
  const settings = parseSettings(process.env);
  const sandbox = sandboxPlan(settings);
  const host = listenHost(settings, process.env.HOSTNAME);
  await requireFreePorts({ web: { host, port: settings.PORT }, sandbox: sandbox.startOnPort });
  const folder = prepareDataFolder(settings.LATCHKEY_DATA_DIR);
  const programs = run.watchPrograms(folder.logs);

  say(settings.DATABASE_URL ? "Looking for the database …" : "Starting the database …");
  const database = await openDatabase(settings, folder);
  run.keepDatabase(database.local);
  const sealedKeyIds = await findSealedKeyIds(database.migrateUrl);
  const secrets = ensureSecrets({ settings, sealedKeyIds, envFile: ".env.local" });
  const missingKeys = settings.ENCRYPTION_KEYS && missingKeysWarning(sealedKeyIds, settings.ENCRYPTION_KEYS);
  if (missingKeys) say(missingKeys);
  const toDo = await applyMigrations(database);
  if (toDo) throw new StartProblem(toDo);
  run.throwIfStopping();

  const { ADMIN_PASSWORD, DATABASE_MIGRATE_URL, ...inherited } = process.env;
  const environment = {
    ...inherited,
    ...secrets,
    DATABASE_URL: database.url,
    // Web and worker never migrate; an empty value keeps what .env.local says of these from them.
    DATABASE_MIGRATE_URL: "",
    ADMIN_PASSWORD: "",
    MIRAKL_SANDBOX_URL: sandbox.url ?? "",
  };
  const build = new ProductBuild(process.env.NEXT_DIST_DIR || ".next");
  if (!isDevelopment && !build.isCurrent()) {
    say("Building, which takes about a minute after a change …");
    await build.make((program) => programs.run(program).then(() => true), environment);
  }

  say("Starting …");
  if (sandbox.startOnPort !== null) programs.start(sandboxProgram(sandbox.startOnPort, folder.sandboxFile));
  programs.start(workerProgram({ environment, isDevelopment }));
  programs.start(webProgram({ environment, isDevelopment }));
  if (sandbox.url && sandbox.startOnPort !== null) {
    await waitUntilAnswered(sandbox.url, "The sandbox", run.stopping);
  }
  await waitUntilReady(localAddress(host, settings.PORT), run.stopping);

  Object.assign(process.env, environment);
  const { ADMIN_EMAIL: email } = settings;
  const firstAdmin = await ensureFirstAdmin({ email, password: settings.ADMIN_PASSWORD });
  const warning = rightsWarning(await findAuditRights());
  await closeDb();
  if (warning) say(warning);
  const credentials = sandbox.url && (await fetchSandboxCredentials(sandbox.url));
  say(
    startSummary({
      appUrl: settings.APP_URL,
      firstAdmin,
      sandbox: sandbox.url ? { url: sandbox.url, credentials: credentials || null } : null,
      dataFolder: folder.root,
    }),
  );
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await new Run().execute(start);
