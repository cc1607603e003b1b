import { asc, count, inArray, isNotNull, sql } from "drizzle-orm";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import { applications } from "../schema/applications";
import { dataKeysOf, type OwnerKind, ownerKinds, secretsOf } from "./secret-tables";

/** How much a master key seals. */
export interface KeyUsage {
  keyId: string;
  dataKeys: number;
  /** Values without a data key, as a version before them sealed them. */
  directValues: number;
}

/** Every master key that seals something. */
export async function countKeyUsage(on: Executor = db()): Promise<KeyUsage[]> {
  const usage = new Map<string, KeyUsage>();
  const of = (keyId: string) => {
    const known = usage.get(keyId) ?? { keyId, dataKeys: 0, directValues: 0 };
    usage.set(keyId, known);
    return known;
  };
  for (const kind of ownerKinds) {
    const { masterKeyId } = dataKeysOf(kind);
    const wrapped = await on.select({ keyId: masterKeyId, count: count() }).from(dataKeysOf(kind)).groupBy(masterKeyId);
    for (const row of wrapped) of(row.keyId).dataKeys += row.count;
    const { keyId } = secretsOf(kind);
    const direct = await on
      .select({ keyId: sql<string>`${keyId}`, count: count() })
      .from(secretsOf(kind))
      .where(isNotNull(keyId))
      .groupBy(keyId);
    for (const row of direct) of(row.keyId).directValues += row.count;
  }
  return [...usage.values()];
}

/** Who has secrets that one of these master keys seals. */
export interface SealedOwners {
  accounts: { id: string; name: string }[];
  accountCount: number;
  applications: { id: string; name: string }[];
  parkedGrantCount: number;
  authenticatorCount: number;
}

/** @param limit of the accounts that are named, by name */
export async function findOwnersSealedBy(keyIds: readonly string[], limit: number): Promise<SealedOwners> {
  const isOne = (kind: OwnerKind) => {
    const { masterKeyId, ownerId } = dataKeysOf(kind);
    const secrets = secretsOf(kind);
    const wrapped = db()
      .select({ id: ownerId })
      .from(dataKeysOf(kind))
      .where(inArray(masterKeyId, [...keyIds]));
    const direct = db()
      .select({ id: secrets.ownerId })
      .from(secrets)
      .where(inArray(secrets.keyId, [...keyIds]));
    return wrapped.union(direct);
  };
  const ofAccount = inArray(accounts.id, isOne("account"));
  const countOf = async (kind: OwnerKind) => {
    const [row] = await db().select({ count: count() }).from(isOne(kind).as("sealed"));
    return row?.count ?? 0;
  };
  const [named, accountCount, ofApplications, parkedGrantCount, authenticatorCount] = await Promise.all([
    db()
      .select({ id: accounts.id, name: accounts.name })
      .from(accounts)
      .where(ofAccount)
      .orderBy(asc(accounts.name), asc(accounts.id))
      .limit(limit),
    db().$count(accounts, ofAccount),
    db()
      .select({ id: applications.id, name: applications.name })
      .from(applications)
      .where(inArray(applications.id, isOne("application")))
      .orderBy(asc(applications.name)),
    countOf("parked_grant"),
    countOf("authenticator"),
  ]);
  return { accounts: named, accountCount, applications: ofApplications, parkedGrantCount, authenticatorCount };
}
