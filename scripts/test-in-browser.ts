import { cpSync } from "node:fs";
import { closeDb } from "@/db/client";
import { ensureFirstAdmin } from "@/lib/auth/ensure-first-admin";
import { applyMigrations } from "./apply-migrations";
import type { ChildProcesses } from "./child-processes";
import type { DataFolder } from "./data-folder";
import { findBrowser } from "./find-browser";
import type { LocalPostgres } from "./local-postgres";
import { findFreePort, findFreePorts } from "./ports";
import { appRole, clusterDatabaseUrl } from "./postgres/create-roles";
import { sandboxProgram, webProgram, workerProgram } from "./product-programs";
import { testEnvironment, testProductSettings } from "./test-environment";
import { playwrightProgram } from "./test-programs";
import { countPlaywrightReport } from "./test-results";
import type { TestStages } from "./test-stages";
import { startOpenIdProvider } from "./testing/start-openid-provider";
import { waitUntilAnswered, waitUntilReady } from "./wait-until-ready";

/** The sandbox's own ports and those after them where stories expect that nobody answers. */
const sandboxPorts = 10;

interface BrowserTests {
  stages: TestStages;
  programs: ChildProcesses;
  folder: DataFolder;
  postgres: LocalPostgres;
  parameters: string[];
  stopping: AbortSignal;
}

/**
 * Runs the stories against the built product: a web server, a worker and a sandbox of their own. `E2E_SANDBOX_URL`
 * puts a running server in the sandbox's place.
 */
export async function testInBrowser(tests: BrowserTests): Promise<void> {
  const { stages, programs, folder, postgres, parameters, stopping } = tests;
  await applyMigrations({ migrateUrl: postgres.ownerUrl, appRole });
  const browser = await findBrowser();
  const sandboxUrl = process.env.E2E_SANDBOX_URL || (await startSandbox(programs, stopping));
  const port = await findFreePort();
  const settings = testProductSettings({
    database: { url: postgres.appUrl },
    port,
    sandboxUrl,
    dataFolder: folder.root,
  });
  const { ADMIN_EMAIL = "", ADMIN_PASSWORD = "", APP_URL = "", ...forProduct } = settings;
  const openId = await startOpenIdProvider(APP_URL);
  const environment = testEnvironment({ ...forProduct, ...openId.settings, APP_URL }, "production");

  programs.start(workerProgram({ environment, isDevelopment: false }));
  programs.start(webProgram({ environment, isDevelopment: false }));
  await waitUntilReady(APP_URL, stopping);
  Object.assign(process.env, environment);
  await ensureFirstAdmin({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
  await closeDb();

  await stages.runner(
    (report) =>
      playwrightProgram({
        report,
        parameters,
        environment: {
          E2E_BASE_URL: APP_URL,
          E2E_SANDBOX_URL: sandboxUrl,
          E2E_ADMIN_EMAIL: ADMIN_EMAIL,
          E2E_ADMIN_PASSWORD: ADMIN_PASSWORD,
          E2E_DATABASE_URL: clusterDatabaseUrl(postgres.superuserUrl),
          E2E_METRICS_TOKEN: environment.METRICS_TOKEN ?? "",
          E2E_SECRET_SETTINGS: JSON.stringify(secretSettings(environment)),
          E2E_LOG_FILES: ["web", "worker", "sandbox"].map((name) => programs.logFile({ name })).join(":"),
          E2E_FORMER_ENVIRONMENT: JSON.stringify(formerEnvironment(environment)),
          E2E_BROWSER: JSON.stringify(browser),
        },
      }),
    countPlaywrightReport,
  );
  await programs.stop({ names: ["web", "worker"] });
  await programs.stop({ names: ["sandbox"] });
  await openId.close();
  if (stages.total().failed > 0) cpSync(folder.logs, "test-results/logs", { recursive: true });
}

/** What of the settings no page, table or log may show. */
function secretSettings(environment: NodeJS.ProcessEnv): Record<string, string> {
  const named = ["AUTH_SECRET", "METRICS_TOKEN", "OIDC_CLIENT_SECRET"].map((name) => [name, environment[name]]);
  const keys = environment.ENCRYPTION_KEYS?.split(",").map((line) => line.split(":")) ?? [];
  const password = new URL(environment.DATABASE_URL ?? "").password;
  return Object.fromEntries([...named, ...keys, ["DATABASE_URL's password", password]]);
}

/** What a command is run with as if the settings still had the former key first. */
function formerEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const keys = environment.ENCRYPTION_KEYS?.split(",") ?? [];
  return { ...environment, ENCRYPTION_KEYS: keys.toReversed().join(",") };
}

async function startSandbox(programs: ChildProcesses, stopping: AbortSignal): Promise<string> {
  const port = await findFreePorts(sandboxPorts);
  programs.start(sandboxProgram(port, null));
  const url = `http://127.0.0.1:${port}`;
  await waitUntilAnswered(url, "The sandbox", stopping);
  return url;
}
