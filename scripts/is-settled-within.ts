import { sleep } from "@/lib/clock";

/** Whether a promise settled within `ms` milliseconds. Waiting leaves no timer behind. */
export async function isSettledWithin(ms: number, promise: Promise<unknown>): Promise<boolean> {
  const waiting = new AbortController();
  const late = sleep(ms, waiting.signal).then(
    () => false,
    () => false,
  );
  const settled = promise.then(
    () => true,
    () => true,
  );
  const isSettled = await Promise.race([settled, late]);
  waiting.abort();
  return isSettled;
}
