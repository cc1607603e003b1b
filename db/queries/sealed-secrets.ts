import { and, eq, sql } from "drizzle-orm";
import type { SecretField } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accountSecrets } from "../schema/account-secrets";
import { applicationSecrets } from "../schema/applications";
import { authenticatorSecrets } from "../schema/authenticators";
import { parkedGrantSecrets } from "../schema/parked-grants";

/** What has sealed secrets. Each kind has a table, so that they end with their owner. */
export interface SecretOwner {
  kind: "account" | "application" | "parked_grant" | "authenticator";
  id: string;
}

export interface StoredSecret {
  field: SecretField;
  keyId: string;
  sealed: string;
}

const tables = {
  account: accountSecrets,
  application: applicationSecrets,
  parked_grant: parkedGrantSecrets,
  authenticator: authenticatorSecrets,
};
/** They have the same columns under the same names; what differs is whom they belong to. */
const tableOf = ({ kind }: SecretOwner) => tables[kind] as typeof accountSecrets;

/** A sealed secret, as stored; `lib/secrets/stored-secrets.ts` opens it. */
export async function findSealedSecret(
  owner: SecretOwner,
  field: SecretField,
  on: Executor = db(),
): Promise<StoredSecret | null> {
  const table = tableOf(owner);
  const [secret] = await on
    .select({ field: table.field, keyId: table.keyId, sealed: table.sealed })
    .from(table)
    .where(and(eq(table.ownerId, owner.id), eq(table.field, field)));
  return secret ?? null;
}

/** Stores sealed secrets over the ones of the same fields. */
export async function saveSealedSecrets(
  owner: SecretOwner,
  secrets: readonly StoredSecret[],
  on: Executor,
): Promise<void> {
  if (secrets.length === 0) return;
  const table = tableOf(owner);
  await on
    .insert(table)
    .values(secrets.map((secret) => ({ ownerId: owner.id, ...secret })))
    .onConflictDoUpdate({
      target: [table.ownerId, table.field],
      set: { keyId: sql`excluded.key_id`, sealed: sql`excluded.sealed` },
    });
}

/** Destroys every secret of an owner. */
export async function deleteSealedSecrets(owner: SecretOwner, on: Executor): Promise<void> {
  const table = tableOf(owner);
  await on.delete(table).where(eq(table.ownerId, owner.id));
}

/** Ids of the keys that seal at least one stored value. */
export async function listSealedKeyIds(on: Executor): Promise<string[]> {
  const rows = await Promise.all(
    Object.values(tables).map((table) =>
      on.selectDistinct({ keyId: table.keyId }).from(table as typeof accountSecrets),
    ),
  );
  return [...new Set(rows.flat().map(({ keyId }) => keyId))].sort();
}
