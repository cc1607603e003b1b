import "server-only";
import type { KeyObject } from "node:crypto";
import { createSecretKey, hkdfSync } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";

export interface SealingKey {
  id: string;
  key: KeyObject;
}

export interface KeyRing {
  /** Seals what is new. */
  newest: SealingKey;
  /** @throws AppError `encryption_key_missing` when no key has this id */
  find: (keyId: string) => SealingKey;
}

/** A ring from raw 32-byte keys, newest first. */
export function createKeyRing(keys: readonly { id: string; key: Buffer }[]): KeyRing {
  const ring = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const [newest] = ring;
  if (!newest) throw new TypeError("A key ring needs at least one key");
  return {
    newest,
    find(keyId) {
      const found = ring.find(({ id }) => id === keyId);
      if (!found) throw new AppError("encryption_key_missing", { details: { keyId } });
      return found;
    },
  };
}

let ring: KeyRing | undefined;

/** The ring of `ENCRYPTION_KEYS`. */
export function keyRing(): KeyRing {
  ring ??= createKeyRing(env().ENCRYPTION_KEYS);
  return ring;
}

/** 32 bytes for one purpose, derived from `AUTH_SECRET` (RFC 5869). */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", `latchkey ${purpose}`, 32));
}
