import "server-only";
import type { Executor } from "@/db/queries/in-transaction";
import type { Person } from "@/lib/actor";
import { recordEvent } from "@/lib/audit/record-event";
import { requestOrigin } from "@/lib/http/request-origin";
import type { UserRole } from "@/lib/vocabulary";

export type SignInEvent =
  | "user.signed_in"
  | "user.sign_in_failed"
  | "user.sign_in_slowed"
  | "user.second_factor_failed"
  | "user.recovery_code_used"
  | "user.added_by_provider"
  | "user.role_changed_by_provider";

export type OwnChangeEvent =
  | "user.second_factor_added"
  | "user.second_factor_removed"
  | "user.recovery_codes_renewed"
  | "user.passkey_added"
  | "user.passkey_renamed"
  | "user.passkey_removed";

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

/** Writes to the audit trail how somebody changed what protects their own sign-in, in the transaction that does it. */
export function recordOwnChange(
  event: OwnChangeEvent,
  of: { person: Person; details?: Record<string, string | null> },
  on: Executor,
): Promise<void> {
  const { person, details = {} } = of;
  return recordEvent({ event, by: person, details }, on);
}
