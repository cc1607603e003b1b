import { createHash, randomBytes } from "node:crypto";

/** How long a trip to Mirakl's sign-in may take. */
export const stateLifetimeSeconds = 10 * 60;

/** A new `state` (RFC 6749 section 10.12): 256 random bits, base64url. */
export function createState(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a state: whoever reads it there cannot return with it. */
export function hashState(state: string): string {
  return createHash("sha256").update(state).digest("base64url");
}
