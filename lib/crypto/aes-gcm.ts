import "server-only";
import type { KeyObject } from "node:crypto";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";

const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts with AES-256-GCM and a fresh nonce.
 * @param associated what is authenticated with it: it does not open under anything else
 * @returns `<iv>.<ciphertext and tag>`, base64url
 */
export function encrypt(plain: string | Buffer, key: KeyObject, associated: readonly string[]): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(associatedData(associated));
  const body = Buffer.concat([cipher.update(bytesOf(plain)), cipher.final(), cipher.getAuthTag()]);
  return `${iv.toString("base64url")}.${body.toString("base64url")}`;
}

/**
 * Opens what {@link encrypt} made under the same key with the same associated data.
 * @throws AppError `sealed_value_unreadable`
 */
export function decrypt(encrypted: string, key: KeyObject, associated: readonly string[]): Buffer {
  const [iv = "", body = ""] = encrypted.split(".");
  const bytes = Buffer.from(body, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: tagBytes })
      .setAAD(associatedData(associated))
      .setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    // Node's error says nothing that helps; the cause is left out because it could carry the value's bytes.
    throw new AppError("sealed_value_unreadable");
  }
}

const bytesOf = (plain: string | Buffer) => (typeof plain === "string" ? Buffer.from(plain, "utf8") : plain);

/** No part can hold a line break: they are ids and words of ours. */
const associatedData = (parts: readonly string[]) => Buffer.from(["latchkey", ...parts].join("\n"));
