import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id in the PHC string format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let unmatchable: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash (no such user) it works just as long on a hash that nothing fits, so
 * that the time tells nobody which e-mails exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  unmatchable ??= hashPassword(randomBytes(32).toString("base64url"));
  const fits = await verify(passwordHash ?? (await unmatchable), password).catch(() => false);
  return fits && passwordHash !== null;
}

/** 24 characters that are hard to misread, about 120 bits. */
export function generatePassword(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  const characters: string[] = [];
  while (characters.length < 24) {
    for (const byte of randomBytes(48)) {
      // Values beyond the last whole run of the alphabet would favour its first letters.
      if (byte < 248 && characters.length < 24) characters.push(alphabet[byte % alphabet.length] ?? "");
    }
  }
  return (characters.join("").match(/.{6}/g) ?? []).join("-");
}
