import "server-only";
import { insertAuditEvent } from "@/db/queries/audit-events";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import type { UserRole } from "@/lib/vocabulary";

export type SignInEvent = "user.signed_in" | "user.sign_in_failed" | "user.sign_in_slowed";

/**
 * Writes to the audit trail how somebody came in, or did not. An e-mail that nobody has is not kept: people type
 * passwords into the wrong field.
 */
export function recordSignInEvent(
  event: SignInEvent,
  of: {
    user: { id: string; name: string; role: UserRole } | null;
    reference: string;
    details?: Record<string, string | null>;
  },
  on?: Executor,
): Promise<void> {
  const { user, reference, details = {} } = of;
  const who = { userId: user?.id ?? null, userName: user?.name ?? null, role: user?.role ?? null };
  const insert = (executor: Executor) => insertAuditEvent({ event, ...who, details, reference }, executor);
  return on ? insert(on) : inTransaction(insert);
}
