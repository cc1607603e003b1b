import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import type { AuditEventName } from "@/lib/audit/event-words";
import { recordEvent } from "@/lib/audit/record-event";

export type KeyEvent = Extract<AuditEventName, `key.${string}`>;

/** Who starts a rotation: a person, or somebody at the command line. */
export type KeyActor = Person | "Command line";

/** Writes to the audit trail what happened to the encryption keys. @param activity.by null = Latchkey itself */
export function recordKeyEvent(
  activity: { event: KeyEvent; by: KeyActor | null; details: Record<string, string> },
  on: Executor,
): Promise<void> {
  const { event, by, details } = activity;
  return recordEvent(
    { event, by: by === null || by === "Command line" ? { name: by ?? "Latchkey" } : by, details },
    on,
  );
}
