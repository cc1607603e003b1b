import "server-only";
import { AppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import type { SecretField } from "@/lib/vocabulary";
import { decrypt, encrypt } from "./aes-gcm";
import { type DataKey, type KeyOwner, openDataKey, type WrappedDataKey } from "./data-key";
import { type KeyRing, keyRing } from "./key-ring";

/**
 * `v2.<data key id>.<iv>.<ciphertext and tag>`, sealed by the owner's data key, or `v1.<key id>.<iv>.<…>`, sealed by a
 * key of the ring directly, as versions without data keys did.
 */
export type SealedSecret = string & { readonly sealedSecret: unique symbol };

/** Where a sealed value belongs. It opens nowhere else: the place is authenticated with it. */
export interface SealedPlace {
  owner: KeyOwner;
  field: SecretField;
}

/** A sealed value, and which key opens it: one of the two ids. */
export interface SealedValue {
  dataKeyId: string | null;
  keyId: string | null;
  sealed: SealedSecret;
}

/** A secret in the open, and the data key that had sealed it: what follows from the secret is sealed with it again. */
export interface OpenedSecret {
  secret: Secret;
  /** Null = sealed by a key of the ring directly. */
  dataKey: DataKey | null;
}

/** Seals a secret for one field of its owner, with the owner's data key. */
export function seal(secret: Secret, field: SecretField, { id, owner, key }: DataKey): SealedValue {
  const sealed = encrypt(secret.reveal(), key, ["v2", id, owner.kind, owner.id, field]);
  return { dataKeyId: id, keyId: null, sealed: `v2.${id}.${sealed}` as SealedSecret };
}

/** Seals a secret with the newest key of the ring itself, for a database whose values have no data keys yet. */
export function sealDirectly(secret: Secret, place: SealedPlace, ring: KeyRing = keyRing()): SealedValue {
  const { id, key } = ring.find(ring.newestId);
  const sealed = encrypt(secret.reveal(), key, directly(id, place));
  return { dataKeyId: null, keyId: id, sealed: `v1.${id}.${sealed}` as SealedSecret };
}

/**
 * Opens what was sealed for the same place. Every call of it is a place where a secret is in the open.
 * @param stored.dataKey the data key that is stored with it; null = none
 * @throws AppError `encryption_key_missing` when the ring lacks its key, `sealed_value_unreadable` when the value
 *   was altered, or belongs to another owner or field
 */
export async function unseal(
  stored: { sealed: string; dataKey: WrappedDataKey | null },
  place: SealedPlace,
  ring: KeyRing = keyRing(),
): Promise<OpenedSecret> {
  const [format, keyId = "", ...encrypted] = stored.sealed.split(".");
  const body = encrypted.join(".");
  if (format === "v1") {
    return { secret: secretOf(decrypt(body, ring.find(keyId).key, directly(keyId, place))), dataKey: null };
  }
  const { owner, field } = place;
  if (format !== "v2" || stored.dataKey?.id !== keyId) throw new AppError("sealed_value_unreadable");
  const dataKey = await openDataKey(stored.dataKey, owner, ring);
  return { secret: secretOf(decrypt(body, dataKey.key, ["v2", keyId, owner.kind, owner.id, field])), dataKey };
}

const secretOf = (bytes: Buffer) => new Secret(bytes.toString("utf8"));
const directly = (keyId: string, { owner, field }: SealedPlace) => ["v1", keyId, owner.id, field];
