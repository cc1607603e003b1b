import { sleep } from "@/lib/clock";
import { logger } from "@/lib/logger";

/**
 * Repeats a pass until the worker stops. A pass that fails (the database restarts, say) is logged and the next one
 * tries again: a worker never ends by itself.
 * @param pass returns milliseconds until the next one
 */
export async function runLoop(name: string, pass: () => Promise<number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let pauseMs = 1_000;
    try {
      pauseMs = await pass();
    } catch (error) {
      logger().error({ err: error, loop: name }, "pass failed");
    }
    await sleep(pauseMs, signal).catch(() => undefined);
  }
}
