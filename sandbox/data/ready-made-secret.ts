import { createHash, randomBytes, randomUUID } from "node:crypto";

/**
 * A secret that is the same on every machine and after every reset, so that accounts which were connected to the
 * sandbox live on. In the shape of a UUID, as Mirakl's own API keys are.
 */
export function readyMadeUuid(purpose: string): string {
  const hex = createHash("sha256").update(`sandbox:${purpose}`).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The same for client secrets: 43 characters of the URL-safe alphabet. */
export function readyMadeClientSecret(purpose: string): string {
  return createHash("sha256").update(`sandbox:secret:${purpose}`).digest("base64url");
}

export function freshUuid(): string {
  return randomUUID();
}

export function freshClientSecret(): string {
  return randomBytes(32).toString("base64url");
}
