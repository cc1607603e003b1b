import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProductBuild } from "./build-product";
import { prepareDataFolder } from "./data-folder";
import { startLocalPostgres } from "./local-postgres";
import { holdPidLock } from "./pid-lock.mjs";
import { Run } from "./run";
import { exitWithProblem, StartProblem } from "./start-problem";
import { testDistFolder, testEnvironment } from "./test-environment";
import { testInBrowser } from "./test-in-browser";
import { lintProgram, secretsProgram, typesProgram, vitestProgram } from "./test-programs";
import { countLine, countVitestReport } from "./test-results";
import { TestStages } from "./test-stages";

const filters = ["unit", "db", "e2e"] as const;
type Filter = (typeof filters)[number];

/**
 * `npm test`: types, lint, secrets, unit, database and browser tests. `npm test -- unit|db|e2e` runs one kind, and passes
 * what follows on to its runner. The last line counts everything; nothing is left running or lying about.
 */
async function test(run: Run, only: Filter | undefined, parameters: string[]): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), "latchkey-test-"));
  run.afterwards(() => rmSync(root, { recursive: true, force: true }));
  const folder = prepareDataFolder(root);
  const programs = run.watchPrograms(folder.logs);
  const reports = join(folder.root, "reports");
  mkdirSync(reports);
  const stages = new TestStages(programs, reports, run.stopping);
  const runVitest = (project: "unit" | "db", environment: Record<string, string> = {}) =>
    stages.runner((report) => vitestProgram({ project, report, parameters, environment }), countVitestReport);

  try {
    const checks = [typesProgram(), lintProgram(), secretsProgram()];
    if (!only) await Promise.all([...checks.map((program) => stages.check(program)), runVitest("unit")]);
    if (only === "unit") await runVitest("unit");
    run.throwIfStopping();
    if (only === "unit") return finish(stages);

    const postgres = await startLocalPostgres(folder, { isDurable: false });
    run.keepDatabase(postgres);
    if (only !== "e2e") await runVitest("db", { TEST_DATABASE_URL: postgres.superuserUrl });
    run.throwIfStopping();
    if (only === "db") return finish(stages);

    const release = await holdPidLock(buildLock(), (pid) =>
      process.stdout.write(`  Waiting for another \`npm test\` in this folder (process ${pid}) …\n`),
    );
    run.afterwards(release);
    if (await build(stages)) {
      await testInBrowser({ stages, programs, folder, postgres, parameters, stopping: run.stopping });
    } else stages.fail("Browser tests: not run, because the build failed.");
  } catch (error) {
    run.throwIfStopping();
    stages.fail(error instanceof StartProblem ? error.message : String((error as Error).stack));
  }
  return finish(stages);
}

async function build(stages: TestStages): Promise<boolean> {
  const product = new ProductBuild(testDistFolder);
  if (product.isCurrent()) return stages.pass("Build, unchanged");
  return product.make((program) => stages.check({ ...program, title: "Build" }), testEnvironment({}, "production"));
}

function finish(stages: TestStages): number {
  const total = stages.total();
  // Once more at the end, where the outputs of the stages are far above.
  for (const failure of stages.failures()) process.stdout.write(`\n  FAILED  ${failure}\n`);
  process.stdout.write(`\n${countLine(total)}\n`);
  return total.failed > 0 ? 1 : 0;
}

/** Two runs in one folder would build into the same place. */
function buildLock(): string {
  const place = createHash("sha256").update(process.cwd()).digest("hex").slice(0, 16);
  return join(tmpdir(), `latchkey-test-${place}.lock`);
}

const [only, ...parameters] = process.argv.slice(2);
if (only && !filters.includes(only as Filter)) {
  exitWithProblem(new StartProblem(`“${only}” is no kind of test: choose ${filters.join(", ")}, or none for all.`));
}
await new Run((problem) => process.stdout.write(`\n${problem.message}\n`)).execute((run) =>
  test(run, only as Filter | undefined, parameters),
);
