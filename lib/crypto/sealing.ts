import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import { Secret } from "@/lib/secret";
import type { SecretField } from "@/lib/vocabulary";
import { type KeyRing, keyRing } from "./key-ring";

/** `v1.<key id>.<iv>.<ciphertext and tag>`, base64url. */
export type SealedSecret = string & { readonly sealedSecret: unique symbol };

/** Where a sealed value belongs. It opens nowhere else: the place is authenticated with it. */
export interface SealedPlace {
  /** Id of the account, application or parked grant. */
  ownerId: string;
  field: SecretField;
}

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;

/** Seals a secret for one owner and field, with AES-256-GCM and the newest key of the ring. */
export function seal(
  secret: Secret,
  place: SealedPlace,
  ring: KeyRing = keyRing(),
): { keyId: string; sealed: SealedSecret } {
  const { id, key } = ring.newest;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(associatedData(id, place));
  const sealed = Buffer.concat([cipher.update(secret.reveal(), "utf8"), cipher.final(), cipher.getAuthTag()]);
  const text = [version, id, iv.toString("base64url"), sealed.toString("base64url")].join(".");
  return { keyId: id, sealed: text as SealedSecret };
}

/**
 * Opens what {@link seal} made for the same place. Every call of it is a place where a secret is in the open.
 * @throws AppError `encryption_key_missing` when the ring lacks its key, `sealed_value_unreadable` when the value
 *   was altered, or belongs to another owner or field
 */
export function unseal(sealed: string, place: SealedPlace, ring: KeyRing = keyRing()): Secret {
  const [format, keyId = "", iv = "", body = ""] = sealed.split(".");
  if (format !== version) throw new AppError("sealed_value_unreadable");
  const { key } = ring.find(keyId);
  const bytes = Buffer.from(body, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: tagBytes })
      .setAAD(associatedData(keyId, place))
      .setAuthTag(bytes.subarray(-tagBytes));
    return new Secret(
      Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString("utf8"),
    );
  } catch {
    // Node's error says nothing that helps; the cause is left out because it could carry the value's bytes.
    throw new AppError("sealed_value_unreadable");
  }
}

function associatedData(keyId: string, place: SealedPlace): Buffer {
  return Buffer.from(["latchkey", version, keyId, place.ownerId, place.field].join("\n"));
}
