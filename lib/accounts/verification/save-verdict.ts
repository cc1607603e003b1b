import type { CheckName, CheckState } from "@/lib/vocabulary";
import type { VerificationCheck } from "../account-view";

/** Why an account may be saved, or what stands in the way. */
export type SaveVerdict =
  | "allowed"
  /** Not every check has answered. */
  | "unfinished"
  /** Address, Mirakl instance or Credentials did not pass. */
  | "not_connected"
  /** The typed Shop ID belongs to no shop, or to another one, of these credentials. */
  | "wrong_shop"
  /** Neither the shop nor its messages can be read. */
  | "nothing_readable";

/**
 * Whether a verification is good enough to store the account. A misleading environment never stands in the way.
 * @param checks one per check name, in any order
 * @param connection a connection without `baseUrl` (Mirakl Connect) has nothing but its token to check
 */
export function saveVerdict(checks: VerificationCheck[], connection: { baseUrl: string | null }): SaveVerdict {
  const named = new Map<CheckName, VerificationCheck>(checks.map((check) => [check.name, check]));
  const is = (name: CheckName, ...states: CheckState[]) => states.includes(named.get(name)?.state ?? "failed");

  if (named.size < 6) return "unfinished";
  if (!connection.baseUrl) {
    return is("address", "passed", "skipped") && is("instance", "passed", "skipped") && is("credentials", "passed")
      ? "allowed"
      : "not_connected";
  }
  if (!is("address", "passed") || !is("instance", "passed") || !is("credentials", "passed")) return "not_connected";
  if (is("shop", "failed") && pointsAtShopId(named.get("shop"))) return "wrong_shop";
  return is("shop", "passed") || is("messages", "passed") ? "allowed" : "nothing_readable";
}

function pointsAtShopId(check: VerificationCheck | undefined): boolean {
  return check?.error?.code === "mirakl_shop_not_found" || check?.error?.code === "mirakl_other_shop";
}
