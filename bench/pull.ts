import "server-only";
import { parseArgs } from "node:util";
import { exitWithProblem } from "@/scripts/start-problem";
import { pollConcurrency } from "@/worker/poll-due-accounts";
import { messagesPerRound } from "./pull/inbox";
import type { MarketplaceCounts } from "./pull/marketplaces";
import { countMessages, countPulled, insertShops, makeAllDue } from "./pull/shops";
import { startBenchDatabase } from "./setup/bench-database";
import { conditions, median, print } from "./setup/conditions";
import { describeRate, measureRate } from "./setup/measure-rate";
import { residentMegabytes } from "./setup/process-usage";
import { type Program, startAskedProgram, startProgram } from "./setup/start-program";
import { waitForWorkers, waitUntil } from "./setup/wait-until";

/**
 * Pulls ten new messages of every account by one worker process, and the same by a bare loop, in turn and round by
 * round, and watches the worker's memory. `--profile FOLDER` leaves a CPU profile of the worker.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      accounts: { type: "string", default: "2000" },
      rounds: { type: "string", default: "10" },
      profile: { type: "string" },
    },
  });
  const [accounts, rounds] = [Number(values.accounts), Number(values.rounds)];
  print(conditions());
  const database = await startBenchDatabase();
  const programs: Program[] = [];
  try {
    const server = await startAskedProgram("bench/pull/marketplaces.ts", process.env);
    programs.push(server);
    Object.assign(process.env, database.environment);
    const bare = await startAskedProgram("bench/pull/bare-loop.ts", {
      ...database.environment,
      DATABASE_URL: database.ownerUrl,
    });
    programs.push(bare);
    const origins = await server.ask<string[]>("origins");
    await bare.ask("load", await insertShops(database, { origins, count: accounts }));
    const worker = startProgram("worker/main.ts", database.environment, values.profile);
    programs.push(worker);
    await waitForWorkers(database, 1);

    print(`\n${accounts} accounts of ${origins.length} hosts, ${messagesPerRound} new messages each`);
    const run = { server, database, pieces: accounts };
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      await server.ask("addRound");
      await server.ask("begin");
      const floor = await measureRate<MarketplaceCounts>({ ...run, callers: [bare] }, () =>
        bare.ask<number>("run", { concurrency: pollConcurrency }),
      );
      await server.ask("begin");
      const product = await measureRate<MarketplaceCounts>({ ...run, callers: [worker] }, async () => {
        const since = await makeAllDue(database);
        return waitUntil(async () => (await countPulled(database, since)) === accounts, "all are pulled");
      });
      ratios.push(product.perSecond / floor.perSecond);
      print(`${describeRate("bare loop", floor)}`);
      const memory = `worker holds ${residentMegabytes(worker.pid).toFixed(0)} MB`;
      print(`${describeRate("1 worker process", product, ratios.at(-1))}  ${memory}`);
      const stored = await countMessages(database);
      const expected = accounts * messagesPerRound * round;
      if (stored.product !== expected || stored.bare !== expected || product.seen.calls !== accounts) {
        throw new Error(`Not ${expected} each, or not one call each: ${JSON.stringify({ stored, ...product.seen })}`);
      }
    }
    print(`  median ratio ${median(ratios).toFixed(2)} (at least 0.5)`);
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    await database.stop();
  }
}

main().catch(exitWithProblem);
