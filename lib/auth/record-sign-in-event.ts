import "server-only";
import type { Executor } from "@/db/queries/in-transaction";
import { recordEvent } from "@/lib/audit/record-event";
import { requestOrigin } from "@/lib/http/request-origin";
import type { UserRole } from "@/lib/vocabulary";

export type SignInEvent = "user.signed_in" | "user.sign_in_failed" | "user.sign_in_slowed";

/**
 * Writes to the audit trail how somebody came in, or did not. An e-mail that nobody has is not kept: people type
 * passwords into the wrong field.
 */
export async function recordSignInEvent(
  event: SignInEvent,
  of: {
    user: { id: string; name: string; role: UserRole } | null;
    reference: string;
    details?: Record<string, string | null>;
  },
  on?: Executor,
): Promise<void> {
  const { user, reference, details = {} } = of;
  const who = { userId: user?.id ?? null, name: user?.name ?? null, role: user?.role ?? null };
  return recordEvent({ event, by: { ...who, reference, origin: await requestOrigin() }, details }, on);
}
