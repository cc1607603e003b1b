import type { UserRole } from "@/lib/vocabulary";

/** Which values of which claim make somebody what. */
export interface RoleRule {
  /** Name of the claim, or its path with dots: `groups`, `realm_access.roles`. */
  claim: string;
  adminValues: readonly string[];
  viewerValues: readonly string[];
}

/**
 * The role that the claims give: the higher one where they give both.
 * @returns null when they give none
 */
export function roleOfClaims(claims: Record<string, unknown>, rule: RoleRule): UserRole | null {
  const value = claimAt(claims, rule.claim);
  const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
  if (values.some((one) => rule.adminValues.includes(one))) return "admin";
  return values.some((one) => rule.viewerValues.includes(one)) ? "viewer" : null;
}

function claimAt(claims: Record<string, unknown>, path: string): unknown {
  // Names with dots are common, because claims of one's own are named by an address.
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split(".").reduce<unknown>((value, part) => {
    const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, part);
    return isObject ? (value as Record<string, unknown>)[part] : undefined;
  }, claims);
}

/**
 * The e-mail that the provider vouches for.
 * @returns null when it names none, or says that it has not verified it
 */
export function emailOfClaims(claims: Record<string, unknown>): string | null {
  const { email, email_verified: isVerified } = claims;
  const isUsable = typeof email === "string" && /^[^\s@\0]+@[^\s@\0]+$/.test(email) && email.length <= 254;
  return isUsable && isVerified !== false && isVerified !== "false" ? email.toLowerCase() : null;
}

/** What to call somebody: their name, else their e-mail. */
export function nameOfClaims(claims: Record<string, unknown>, email: string): string {
  const name = [claims.name, claims.preferred_username].find((one) => typeof one === "string" && one.trim() !== "");
  const plain =
    typeof name === "string"
      ? name
          .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, "")
          .trim()
          .slice(0, 120)
      : "";
  return plain || email;
}
