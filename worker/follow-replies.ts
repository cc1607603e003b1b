import { secondMs } from "@/lib/clock";
import { followReplies } from "@/lib/tickets/follow-replies";
import { runLoop } from "./run-loop";

const passMs = 5 * secondMs;

/** Learns what became of replies that were taken but not delivered yet. Asking twice does no harm, so nothing is claimed. */
export function runReplies(signal: AbortSignal): Promise<void> {
  return runLoop(
    "replies",
    async () => {
      await followReplies();
      return passMs;
    },
    signal,
  );
}
