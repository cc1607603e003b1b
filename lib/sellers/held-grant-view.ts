import { findAccountByIdentity } from "@/db/queries/accounts";
import type { ParkedGrantRow } from "@/db/queries/parked-grants";
import { grantedName, grantedWhereabouts } from "@/lib/grants/granted-shop";
import type { HeldGrantView } from "./seller-view";

/** What a person is asked about a held grant. @param expected the account that was to be reconnected, if it was that */
export async function toHeldGrantView(
  grant: ParkedGrantRow,
  expected: HeldGrantView["expected"],
): Promise<HeldGrantView | null> {
  const { grantedShop, nextAttemptAt, identity } = grant;
  if (!grantedShop || !nextAttemptAt) return null;
  const account = identity ? await findAccountByIdentity(identity) : null;
  const own = account?.revokedAt ? "was_revoked" : "not_connected";
  return {
    id: grant.id,
    name: grantedName(grantedShop),
    whereabouts: grantedWhereabouts(grantedShop),
    question: expected ? "other_shop" : own,
    expected,
    heldUntil: nextAttemptAt.toISOString(),
  };
}
