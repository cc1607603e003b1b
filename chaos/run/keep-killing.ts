import { sleep } from "@/lib/clock";
import type { Kill, Workers } from "./workers";

/** The first two workers are killed; the others live through everything. */
const victims = 2;
const longestPauseMs = 6_000;

/** Kills workers at random moments, one in each equal part of the time, and lets new ones take their place. */
export async function keepKilling(
  workers: Workers,
  plan: { kills: number; withinMs: number },
  say: (line: string) => void,
): Promise<Kill[]> {
  const startedAt = Date.now();
  const partMs = plan.withinMs / Math.max(1, plan.kills);
  const kills: Kill[] = [];
  for (let index = 0; index < plan.kills; index++) {
    // Late enough in its part that the victim of the part before is back.
    const moment = startedAt + (index + 0.25 + 0.75 * Math.random()) * partMs;
    await sleep(Math.max(0, moment - Date.now()));
    const victim = Math.floor(Math.random() * victims);
    const kill = await workers.kill(victim, Math.min(partMs / 5, 1_000 + Math.random() * longestPauseMs));
    say(`worker ${victim + 1} killed: ${kill.renewing.length} renewals and ${kill.polling} pulls were under way`);
    kills.push(kill);
  }
  return kills;
}
