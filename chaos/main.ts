import "server-only";
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { closeDb } from "@/db/client";
import { exitWithProblem } from "@/scripts/start-problem";
import { parseOptions } from "./options";
import { runChaos } from "./run/run-chaos";
import { judge } from "./verdict/judge";

/** Runs three workers through everything that goes wrong at Mirakl and on our own machines, and judges the result. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const startedAt = Date.now();
  const say = (line: string) => {
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    process.stdout.write(`${String(seconds).padStart(5)} s  load ${loadavg()[0]?.toFixed(1)}  ${line}\n`);
  };
  const result = await runChaos(options, say);
  await closeDb();
  if (options.logFile) writeFileSync(options.logFile, `${result.log.map((call) => JSON.stringify(call)).join("\n")}\n`);
  const checks = judge(result);
  for (const { isMet, name, facts } of checks) {
    process.stdout.write(`\n${isMet ? "met     " : "VIOLATED"}  ${name}\n`);
    for (const fact of facts) process.stdout.write(`          ${fact}\n`);
  }
  process.exitCode = checks.every(({ isMet }) => isMet) ? 0 : 1;
}

main().catch(exitWithProblem);
