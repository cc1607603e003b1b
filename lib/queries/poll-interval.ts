import { secondMs } from "@/lib/clock";
import { isLive } from "./live-state";

/** How long after a failed read the next one starts by itself. */
export const retryAfterMs = 30 * secondMs;
/** How often is looked what a live page shows although nothing is known to have changed. */
const liveMs = 30 * secondMs;

/** For `refetchInterval`: a steady pace while all is well, a slower one after a failure. */
export function pollEvery(ms: number) {
  return (query: { state: { status: string } }) => (query.state.status === "error" ? retryAfterMs : ms);
}

/** The same for what is told by `/api/live`: while it is, polling is the safety net only. */
export function pollUnlessLive(ms: number) {
  const pollAt = pollEvery(ms);
  return (query: { state: { status: string } }) => Math.max(pollAt(query), isLive() ? liveMs : 0);
}
