import "server-only";
import { randomUUID } from "node:crypto";
import { connect, type Database } from "@/db/client";
import { claimDuePolls } from "@/db/queries/account-polls";
import { type Claim, claimDueAccounts, saveRefreshedToken } from "@/db/queries/refresh-leases";
import { seedAccounts, seedPolls } from "@/db/seed";
import { type BenchDatabase, startBenchDatabase } from "../setup/bench-database";
import { withoutIndexes } from "./without-indexes";

/** A database with so many accounts, of which none is due until it is made so. */
export interface SeededSide {
  accounts: number;
  database: BenchDatabase;
  /** One connection, so that statements are planned once as in a worker that has run for a while. */
  db: Database;
  stop: () => Promise<void>;
}

/** Accounts that are due in one round, and how many are claimed at once. */
export const duePerRound = 1_000;
export const batch = 100;
const lease = { owner: "bench", seconds: 60 };
const environment = "production";
const farAwayMinutes = 24 * 60;

export async function startSeededSide(accounts: number): Promise<SeededSide> {
  const database = await startBenchDatabase();
  const owner = connect(database.ownerUrl);
  await withoutIndexes(database.sql, ["accounts", "account_polls"], async () => {
    await seedAccounts(owner.db, accounts);
    // The seed has tokens that end within the hour; what is due here is what a round makes due.
    await owner.db.execute(`update accounts set next_refresh_at = next_refresh_at + interval '1 day'
      where next_refresh_at is not null`);
    await seedPolls(owner.db, { startInMinutes: farAwayMinutes });
  });
  await owner.close();
  await database.superuser`vacuum (analyze) accounts, account_polls`;
  await database.superuser`checkpoint`;
  const { db, close } = connect(database.environment.DATABASE_URL ?? "", { max: 1 });
  const stop = async () => {
    await close();
    await database.stop();
  };
  return { accounts, database, db, stop };
}

/** A thousand renewals are due, wherever in the table. */
export async function makeRenewalsDue({ sql }: BenchDatabase): Promise<void> {
  await sql`
    update accounts set next_refresh_at = now() - random() * interval '1 minute'
    where id in (
      select id from accounts
      where id > ${aFewFrom()} and environment = ${environment} and authentication_method <> 'api_key'
        and revoked_at is null and reconnect_required_at is null and next_refresh_at is not null
      order by id limit ${duePerRound})`;
}

/** A thousand routine calls are due, wherever in the table. */
export async function makePollsDue({ sql }: BenchDatabase): Promise<void> {
  await sql`
    update account_polls set next_poll_at = now() - random() * interval '1 minute'
    where account_id in (
      select account_id from account_polls where account_id > ${aFewFrom()} order by account_id limit ${duePerRound})`;
}

/** @returns milliseconds for each due account: of each claim of a batch, and of storing each token */
export async function renewDue({ database, db }: SeededSide): Promise<{ claim: number[]; store: number[] }> {
  await makeRenewalsDue(database);
  const claims: Claim[] = [];
  const claim: number[] = [];
  while (claims.length < duePerRound) {
    const startedAt = performance.now();
    const claimed = await claimDueAccounts({ environment, limit: batch }, lease, db);
    claim.push((performance.now() - startedAt) / batch);
    if (claimed.length !== batch) throw new Error(`${claimed.length} accounts were claimed`);
    claims.push(...claimed);
  }
  const store: number[] = [];
  for (const { account, claimedAt } of claims) {
    const startedAt = performance.now();
    await saveRefreshedToken(newToken(account, claimedAt), db);
    store.push(performance.now() - startedAt);
  }
  return { claim, store };
}

/** @returns milliseconds for each due account, of each claim of a batch */
export async function claimPolls({ database, db }: SeededSide): Promise<number[]> {
  await makePollsDue(database);
  const times: number[] = [];
  for (let claimed = 0; claimed < duePerRound; claimed += batch) {
    const startedAt = performance.now();
    const claims = await claimDuePolls({ limit: batch, perHost: {}, otherHosts: batch }, lease, db);
    times.push((performance.now() - startedAt) / batch);
    if (claims.length !== batch) throw new Error(`${claims.length} routine calls were claimed`);
  }
  await database.sql`
    update account_polls set next_poll_at = now() + interval '1 day', lease_owner = null, lease_until = null
    where lease_owner = ${lease.owner}`;
  return times;
}

function newToken({ id, version }: Claim["account"], issuedAt: Date) {
  const inMinutes = (minutes: number) => new Date(issuedAt.getTime() + minutes * 60_000);
  return {
    accountId: id,
    version,
    issuedAt,
    expiresAt: inMinutes(farAwayMinutes),
    nextRefreshAt: inMinutes(farAwayMinutes - 5 - Math.random()),
    secrets: [{ field: "access_token" as const, dataKeyId: null, keyId: "bench", sealed: "x".repeat(230) }],
    trigger: "worker" as const,
    userId: null,
    durationMs: 20,
    attempt: 1,
  };
}

/** Ids are random, so what follows one lies anywhere in the table. Never so late that too few follow. */
function aFewFrom(): string {
  const id = randomUUID();
  return `${"01234567"[Math.floor(Math.random() * 8)]}${id.slice(1)}`;
}
