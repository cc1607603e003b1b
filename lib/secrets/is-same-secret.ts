import type { SecretOwner, SecretWithKey } from "@/db/queries/sealed-secrets";
import type { SecretField } from "@/lib/vocabulary";
import { openSealed } from "./open-sealed";

/**
 * Whether nobody stored a secret between two readings of it. Its text tells, but for a rotation that moved the value of
 * an earlier version to a data key in between: that is the same secret.
 */
export async function isSameSecret(
  place: { owner: SecretOwner; field: SecretField },
  before: SecretWithKey | null,
  after: SecretWithKey | null,
): Promise<boolean> {
  if (before?.sealed === after?.sealed) return true;
  if (!before || !after) return false;
  try {
    const [one, other] = await Promise.all([openSealed(before, place), openSealed(after, place)]);
    return one.dataKey === null && other.dataKey !== null && one.secret.reveal() === other.secret.reveal();
  } catch {
    return false;
  }
}
