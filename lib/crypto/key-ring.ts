import "server-only";
import type { KeyObject } from "node:crypto";
import { createSecretKey, hkdfSync } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors/app-error";
import { decrypt, encrypt } from "./aes-gcm";
import type { MasterKeys } from "./master-keys";

export interface SealingKey {
  id: string;
  key: KeyObject;
}

/** Master keys that are in this process's memory. */
export interface KeyRing extends MasterKeys {
  /** @throws AppError `encryption_key_missing` when no key has this id */
  find: (keyId: string) => SealingKey;
}

/** A ring from raw 32-byte keys, newest first. */
export function createKeyRing(keys: readonly { id: string; key: Buffer }[]): KeyRing {
  const ring = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const [newest] = ring;
  if (!newest) throw new TypeError("A key ring needs at least one key");
  const find = (keyId: string) => {
    const found = ring.find(({ id }) => id === keyId);
    if (!found) throw new AppError("encryption_key_missing", { details: { keyId } });
    return found;
  };
  return {
    newestId: newest.id,
    ids: ring.map(({ id }) => id),
    find,
    wrap: async (dataKey, keyId, place) => encrypt(dataKey, find(keyId).key, wrapped(keyId, place)),
    unwrap: async (text, keyId, place) => decrypt(text, find(keyId).key, wrapped(keyId, place)),
  };
}

const wrapped = (keyId: string, place: readonly string[]) => ["data key", keyId, ...place];

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
