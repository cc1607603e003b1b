import { secondMs } from "@/lib/clock";

/** How long after a failed read the next one starts by itself. */
export const retryAfterMs = 30 * secondMs;

/** For `refetchInterval`: a steady pace while all is well, a slower one after a failure. */
export function pollEvery(ms: number) {
  return (query: { state: { status: string } }) => (query.state.status === "error" ? retryAfterMs : ms);
}
