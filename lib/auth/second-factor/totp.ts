import "server-only";
import { generateSecret, generateURI, verify } from "otplib";
import { Secret } from "@/lib/secret";

/** RFC 6238 with what every app knows: SHA-1, six digits, 30 seconds. */
const stepSeconds = 30;

/** 160 random bits, base32. */
export function newTotpSecret(): Secret {
  return new Secret(generateSecret());
}

/** What an app reads from the QR code. */
export function totpAddress(secret: Secret, email: string): string {
  return generateURI({ issuer: "Latchkey", label: email, secret: secret.reveal() });
}

/**
 * Finds the time step that a code belongs to: the present one, or one of its neighbours, because clocks differ.
 * @param after the newest step of which a code was taken
 * @returns null when the code is of no such step, or not newer than `after`
 */
export async function matchingStep(
  secret: Secret,
  code: string,
  at: { after: number; now: Date },
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(at.now.getTime() / 1_000);
  const tried = { secret: secret.reveal(), token: code, epoch, epochTolerance: stepSeconds };
  const found = await verify(at.after > 0 ? { ...tried, afterTimeStep: at.after } : tried);
  return found.valid ? Math.floor(epoch / stepSeconds) + found.delta : null;
}
