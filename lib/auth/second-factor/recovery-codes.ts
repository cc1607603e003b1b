import "server-only";
import { createHash, randomInt } from "node:crypto";

const codesAtOnce = 10;
/** Characters that are hard to misread; 16 of them are about 79 bits. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten new ones, to be shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codesAtOnce }, () => {
    const characters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]);
    return (characters.join("").match(/.{4}/g) ?? []).join("-");
  });
}

/** What the database keeps of a code, however it was typed. Too long to be guessed from it. */
export function hashRecoveryCode(authenticatorId: string, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHash("sha256").update(`${authenticatorId}\n${plain}`).digest("base64url");
}
