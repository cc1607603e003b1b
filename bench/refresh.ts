import "server-only";
import { parseArgs } from "node:util";
import { exitWithProblem } from "@/scripts/start-problem";
import { renewalPace } from "@/worker/renew-due-tokens";
import { countRenewed, insertAccounts, makeAllDue, type RenewedMethod } from "./refresh/due-accounts";
import type { EndpointCounts } from "./refresh/token-endpoint";
import { type BenchDatabase, startBenchDatabase } from "./setup/bench-database";
import { conditions, median, print } from "./setup/conditions";
import { describeRate, measureRate, type Rate } from "./setup/measure-rate";
import { type AskedProgram, type Program, startAskedProgram, startProgram } from "./setup/start-program";
import { waitForWorkers, waitUntil } from "./setup/wait-until";

/** How long the token endpoint takes to answer. */
const quickMs = 20;
const slowMs = 200;

interface Options {
  accounts: number;
  rounds: number;
  /** Where workers leave a CPU profile. */
  profile: string | undefined;
}
interface Run {
  database: BenchDatabase;
  server: AskedProgram;
  bare: AskedProgram;
  workers: Program[];
  accounts: number;
}

/**
 * Drains due accounts by worker processes, and as many by a bare loop, in turn. `--profile FOLDER` leaves CPU profiles
 * of the workers.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      accounts: { type: "string", default: "5000" },
      rounds: { type: "string", default: "5" },
      method: { type: "string" },
      profile: { type: "string" },
    },
  });
  const options = { accounts: Number(values.accounts), rounds: Number(values.rounds), profile: values.profile };
  print(conditions());
  for (const method of ["client_credentials", "authorization_code"] as const) {
    if ((values.method ?? method) === method) await measure(method, options);
  }
}

async function measure(method: RenewedMethod, { accounts, rounds, profile }: Options): Promise<void> {
  const database = await startBenchDatabase();
  const programs: Program[] = [];
  try {
    const server = await startAskedProgram("bench/refresh/token-endpoint.ts", process.env);
    programs.push(server);
    const environment = { ...database.environment, MIRAKL_AUTH_URL_PRODUCTION: await server.ask<string>("origin") };
    Object.assign(process.env, environment);
    const bare = await startAskedProgram("bench/refresh/bare-loop.ts", {
      ...environment,
      DATABASE_URL: database.ownerUrl,
    });
    programs.push(bare);
    await bare.ask("load", await insertAccounts(database, { method, count: accounts }));

    const run: Run = { database, server, bare, workers: [], accounts };
    const addWorker = async () => {
      const worker = startProgram("worker/main.ts", environment, profile);
      programs.push(worker);
      run.workers.push(worker);
      await waitForWorkers(database, run.workers.length);
    };
    print(`\n${accounts} due accounts by ${method}, one bare loop and one worker process, answers after ${quickMs} ms`);
    await addWorker();
    const quick = await compare(run, rounds);
    const slow = await runWorkers(run, slowMs);
    print(describeRate(`one, ${slowMs} ms`, slow));

    print("the same with two worker processes");
    await addWorker();
    const quickByTwo = await compare(run, rounds);
    const slowByTwo = await runWorkers(run, slowMs);
    print(describeRate(`two, ${slowMs} ms`, slowByTwo));
    print(
      `two processes to one: ${(quickByTwo / quick).toFixed(2)}; with answers after ${slowMs} ms, which leave the processors idle: ${(slowByTwo.perSecond / slow.perSecond).toFixed(2)} (at least 1.6 where cores allow)`,
    );
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    await database.stop();
  }
}

/** @returns the workers' median rate */
async function compare(run: Run, rounds: number): Promise<number> {
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const floor = await runBare(run);
    const product = await runWorkers(run, quickMs);
    rates.push(product.perSecond);
    ratios.push(product.perSecond / floor.perSecond);
    print(describeRate("bare loop", floor));
    print(
      describeRate(`${run.workers.length} worker process${run.workers.length > 1 ? "es" : ""}`, product, ratios.at(-1)),
    );
  }
  print(`  median ratio ${median(ratios).toFixed(2)}${run.workers.length === 1 ? " (at least 0.6)" : ""}`);
  return median(rates);
}

async function runBare({ database, server, bare, accounts }: Run): Promise<Rate<EndpointCounts>> {
  await server.ask("begin", { delayMs: quickMs });
  return measureRate({ database, server, callers: [bare], pieces: accounts }, () =>
    bare.ask<number>("run", { concurrency: renewalPace.most }),
  );
}

async function runWorkers({ database, server, workers, accounts }: Run, delayMs: number) {
  await makeAllDue(database, 4);
  await server.ask("begin", { delayMs });
  const rate = await measureRate<EndpointCounts>({ database, server, callers: workers, pieces: accounts }, () =>
    waitUntil(async () => (await countRenewed(database)) === accounts, "all are renewed"),
  );
  const { refreshes, mostOfOneAccount, refused } = rate.seen;
  if (refreshes !== accounts || mostOfOneAccount !== 1 || refused !== 0) {
    throw new Error(`Not once each: ${JSON.stringify(rate.seen)}`);
  }
  return rate;
}

main().catch(exitWithProblem);
