import "server-only";
import { parseArgs } from "node:util";
import { exitWithProblem } from "@/scripts/start-problem";
import { batch, claimPolls, duePerRound, renewDue, type SeededSide, startSeededSide } from "./due/seeded-side";
import { showPlans } from "./due/show-plans";
import { conditions, median, print } from "./setup/conditions";

const mostTimes = 1.3;

/** What a due account costs among many, as a multiple of what it costs among few, asked in turn. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      few: { type: "string", default: "10000" },
      many: { type: "string", default: "1000000" },
      rounds: { type: "string", default: "10" },
    },
  });
  print(conditions());
  const few = await startSeededSide(Number(values.few));
  const many = await startSeededSide(Number(values.many));
  try {
    const times = { few: newTimes(), many: newTimes() };
    await measureRound(few);
    await measureRound(many);
    for (let round = 1; round <= Number(values.rounds); round++) {
      addTo(times.few, await measureRound(few));
      addTo(times.many, await measureRound(many));
    }
    print(`\nMicroseconds for each due account, ${duePerRound} due at a time; median`);
    const sums = { few: 0, many: 0 };
    for (const what of Object.keys(times.few) as (keyof Times)[]) {
      const [floor, measured] = [median(times.few[what]) * 1_000, median(times.many[what]) * 1_000];
      print(describe(labels[what], { few: [few.accounts, floor], many: [many.accounts, measured] }));
      if (what === "polls") continue;
      sums.few += floor;
      sums.many += measured;
    }
    print(describe("claim and storing together", { few: [few.accounts, sums.few], many: [many.accounts, sums.many] }));
    print(`\nPlans at ${many.accounts} accounts`);
    for (const line of await showPlans(many)) print(`  ${line}`);
  } finally {
    await Promise.all([few.stop(), many.stop()]);
  }
}

type Side = [accounts: number, microseconds: number];

function describe(label: string, { few, many }: { few: Side; many: Side }): string {
  const side = ([accounts, microseconds]: Side) => `${accounts}: ${microseconds.toFixed(1).padStart(6)}`;
  return `  ${label.padEnd(44)} ${side(many)}   ${side(few)}   ratio ${(many[1] / few[1]).toFixed(2)} (at most ${mostTimes})`;
}

const labels = {
  claim: `claim of renewals, ${batch} at once`,
  store: "token, secret and history, one at a time",
  polls: `claim of routine calls, ${batch} at once`,
};
type Times = Record<keyof typeof labels, number[]>;

const newTimes = (): Times => ({ claim: [], store: [], polls: [] });

async function measureRound(side: SeededSide): Promise<Times> {
  return { ...(await renewDue(side)), polls: await claimPolls(side) };
}

function addTo(all: Times, round: Times): void {
  for (const what of Object.keys(all) as (keyof Times)[]) all[what].push(...round[what]);
}

main().catch(exitWithProblem);
