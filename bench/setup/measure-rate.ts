import type { BenchDatabase } from "./bench-database";
import { cpuSeconds, machineCpuSeconds } from "./process-usage";
import type { AskedProgram, Program } from "./start-program";

/** What the other side has seen since it was told to begin anew. */
interface SeenCalls {
  mostAtOnce: number;
  /** On average, from the first call to the last answer. */
  meanAtOnce: number;
  /** Milliseconds since the epoch. */
  firstAt: number;
}

/** Pieces of work per second, and what each took. */
export interface Rate<Seen extends SeenCalls> {
  perSecond: number;
  seen: Seen;
  /** Microseconds of processor time for each piece, by whom. */
  cost: Record<"caller" | "server" | "postgres", number>;
  /** Processors that others on this machine were using meanwhile. */
  others: number;
}

/**
 * Measures from the first call that the other side sees to the moment that the last result is stored.
 * @param run.callers the processes that do the work
 * @param work resolves to when it was done, milliseconds since the epoch
 */
export async function measureRate<Seen extends SeenCalls>(
  run: { callers: Program[]; server: AskedProgram; database: BenchDatabase; pieces: number },
  work: () => Promise<number>,
): Promise<Rate<Seen>> {
  const { callers, server, database, pieces } = run;
  const used = () => ({
    caller: callers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    server: cpuSeconds(server.pid),
    postgres: cpuSeconds(database.pid, { withChildren: true }),
  });
  const all = () => ({ machine: machineCpuSeconds(), self: cpuSeconds(process.pid), at: performance.now() });
  const [before, allBefore] = [used(), all()];
  const doneAt = await work();
  const [after, allAfter] = [used(), all()];
  const seen = await server.ask<Seen>("counts");
  const cost = (who: keyof typeof before) => ((after[who] - before[who]) / pieces) * 1e6;
  const own = after.caller + after.server + after.postgres - before.caller - before.server - before.postgres;
  const foreign = allAfter.machine - allBefore.machine - own - (allAfter.self - allBefore.self);
  return {
    perSecond: pieces / ((doneAt - seen.firstAt) / 1_000),
    seen,
    cost: { caller: cost("caller"), server: cost("server"), postgres: cost("postgres") },
    others: Math.max(0, foreign / ((allAfter.at - allBefore.at) / 1_000)),
  };
}

/** One line of a table; `ratio` is to the floor, which has none. */
export function describeRate(
  label: string,
  { perSecond, seen, cost, others }: Rate<SeenCalls>,
  ratio?: number,
): string {
  const [caller, server, postgres] = [cost.caller, cost.server, cost.postgres].map((us) => us.toFixed(0).padStart(5));
  return [
    `  ${label.padEnd(18)}`,
    `${perSecond.toFixed(0).padStart(5)}/s`,
    `at once ${seen.meanAtOnce.toFixed(0).padStart(2)}, most ${String(seen.mostAtOnce).padEnd(3)}`,
    `µs of processor each: caller ${caller}, server ${server}, postgres ${postgres}`,
    `others ${others.toFixed(1)}`,
    ratio === undefined ? "" : `ratio ${ratio.toFixed(2)}`,
  ]
    .join("  ")
    .trimEnd();
}
