import "server-only";
import { cpus, totalmem } from "node:os";
import { exitWithProblem } from "@/scripts/start-problem";
import { startSeededProduct } from "@/scripts/testing/seeded-product";
import { measureAccountsFirstLoad } from "./accounts-first-load";
import { measureAccountsList } from "./accounts-list";
import { measureInteractions } from "./interactions";
import { measureAgainstFloor } from "./web-floor";

/** Runs every measurement and prints each as a ratio beside its floor; docs/performance.md keeps the results. */
async function main(): Promise<void> {
  const [cpu] = cpus();
  print(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  );
  const [small, large] = await Promise.all([
    startSeededProduct({ accounts: 1_000 }),
    startSeededProduct({ accounts: 100_000 }),
  ]);
  try {
    print("\nGET /api/accounts, a page of 50: median of one request at a time, alternating between the two tables");
    for (const line of await measureAccountsList(small, large)) print(line);
    print("\nThe list and its page against a Next that answers nothing, 100,000 accounts");
    for (const line of await measureAgainstFloor(large)) print(line);
    print("\nFrom an interaction to the next paint, processor slowed down four times, 100,000 accounts");
    for (const line of await measureInteractions(large)) print(line);
    print("\nJavaScript that the first load of /accounts transfers, compressed");
    print(await measureAccountsFirstLoad(large));
  } finally {
    await Promise.all([small.stop(), large.stop()]);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch(exitWithProblem);
