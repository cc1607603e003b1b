import { createHash, randomBytes } from "node:crypto";

/** A new token: 256 random bits, base64url. */
export function createLinkToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token: whoever reads it there cannot come in with it. */
export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
