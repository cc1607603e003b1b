import "server-only";
import { createHmac } from "node:crypto";
import type { Secret } from "@/lib/secret";
import { derivedKey } from "./key-ring";

/** Tells whether two secrets are the same without giving either away: an HMAC that a copy of the database cannot test guesses against. */
export function fingerprint(secret: Secret): string {
  return createHmac("sha256", derivedKey("credential fingerprint")).update(secret.reveal()).digest("base64url");
}
