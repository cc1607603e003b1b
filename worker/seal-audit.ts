import type { AuditHead } from "@/db/queries/audit-seals";
import { sealEvents } from "@/lib/audit/seal-events";
import { hourMs, secondMs } from "@/lib/clock";
import { logger } from "@/lib/logger";
import { runLoop } from "./run-loop";

const passMs = secondMs;
const batch = 1_000;

/** Seals new events of the audit trail, and tells the log the end of the chain: a copy that nobody can rewrite here. */
export function runSealing(signal: AbortSignal): Promise<void> {
  let told: { at: number; position: number } | null = null;
  const tell = ({ position, hash }: AuditHead) => {
    const isTold = position === 0 || told?.position === position;
    if (isTold || (told && performance.now() - told.at < hourMs)) return;
    told = { at: performance.now(), position };
    logger().info({ position, hash }, "audit trail sealed");
  };
  return runLoop(
    "sealing",
    async () => {
      const sealed = await sealEvents(batch);
      if (sealed && sealed.sealed < batch) tell(sealed.head);
      return sealed?.sealed === batch ? 0 : passMs;
    },
    signal,
  );
}
