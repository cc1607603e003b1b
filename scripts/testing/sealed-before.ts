import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { dataKeysOf, type SecretOwner, secretsOf } from "@/db/queries/secret-tables";
import { rewrapDataKey } from "@/lib/crypto/data-key";
import { createKeyRing } from "@/lib/crypto/key-ring";
import { sealDirectly } from "@/lib/crypto/sealing";
import { openSecret } from "@/lib/secrets/stored-secrets";

/** Keys of a test, as `ENCRYPTION_KEYS` and as a ring. */
export function sampleKeys(...ids: string[]) {
  const keys = new Map(ids.map((id) => [id, randomBytes(32)]));
  const of = (id: string) => ({ id, key: keys.get(id) ?? randomBytes(32) });
  return {
    /** @param wanted newest first */
    setting: (...wanted: string[]) => wanted.map((id) => `${id}:${of(id).key.toString("base64")}`).join(","),
    ring: (...wanted: string[]) => createKeyRing(wanted.map(of)),
  };
}
type SampleKeys = ReturnType<typeof sampleKeys>;

/** As if the data keys of an owner had been wrapped by another master key all along. */
export async function wrapBefore(owner: SecretOwner, masterKeyId: string, keys: SampleKeys, ring: string[]) {
  const table = dataKeysOf(owner.kind);
  for (const stored of await db().select().from(table).where(eq(table.ownerId, owner.id))) {
    const rewrapped = await rewrapDataKey(stored, { owner, masterKeyId }, keys.ring(...ring));
    await db()
      .update(table)
      .set({ masterKeyId, wrapped: rewrapped.wrapped })
      .where(and(eq(table.ownerId, owner.id), eq(table.id, stored.id)));
  }
}

/** As if a version without data keys had sealed the secrets of an owner. */
export async function sealDirectlyBefore(owner: SecretOwner, masterKeyId: string, keys: SampleKeys) {
  const secrets = secretsOf(owner.kind);
  for (const { field } of await db().select().from(secrets).where(eq(secrets.ownerId, owner.id))) {
    const value = sealDirectly(await openSecret(owner, field), { owner, field }, keys.ring(masterKeyId));
    await db()
      .update(secrets)
      .set({ ...value })
      .where(and(eq(secrets.ownerId, owner.id), eq(secrets.field, field)));
  }
  const dataKeys = dataKeysOf(owner.kind);
  await db().delete(dataKeys).where(eq(dataKeys.ownerId, owner.id));
}
