import { secondMs } from "@/lib/clock";
import { resumeWithReturnedKeys } from "@/lib/keys/resume-with-returned-keys";
import { runKeyRotation } from "@/lib/keys/run-key-rotation";
import { logger } from "@/lib/logger";
import { runLoop } from "./run-loop";

/** Works on the rotation that somebody started, and at its start on what had waited for a key that is back. */
export async function runKeyRotations(workerId: string, signal: AbortSignal): Promise<void> {
  let hasResumed = false;
  let lastEnd = "";
  await runLoop(
    "key rotation",
    async () => {
      if (!hasResumed) {
        const count = await resumeWithReturnedKeys();
        if (count > 0) logger().info({ count }, "work goes on with keys that are back");
        hasResumed = true;
      }
      const end = await runKeyRotation({ owner: workerId, signal });
      if (end !== lastEnd && end !== "idle") logger().info({ end }, "key rotation");
      lastEnd = end;
      return 2 * secondMs;
    },
    signal,
  );
}
