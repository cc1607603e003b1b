import { and, eq, getTableColumns, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Environment } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accounts } from "../schema/accounts";
import type { AccountRow } from "./accounts";

export interface Lease {
  /** Process and call; nobody but the owner gives the lease back. */
  owner: string;
  seconds: number;
}

/** An account that the lease's owner alone may refresh until the lease ends. */
export interface Claim {
  account: AccountRow;
  /** The database's clock at the claim: issue and expiry of the token that follows count from it. */
  claimedAt: Date;
  /** The holder before never wrote a result, so what Mirakl answered it is unknown. */
  wasInterrupted: boolean;
}

const isFree = or(isNull(accounts.leaseUntil), lt(accounts.leaseUntil, sql`now()`));
const isRefreshable = sql`${accounts.revokedAt} is null and ${accounts.authenticationMethod} <> 'api_key'`;

/**
 * Claims one account, if nobody holds its lease and no attempt has ended since it was read, neither with a new
 * token (`version`) nor with a failure (`lastErrorAt`).
 * @returns null for the loser of a race
 */
export async function claimAccount(
  seen: Pick<AccountRow, "id" | "version" | "lastErrorAt">,
  lease: Lease,
  on: Executor = db(),
): Promise<Claim | null> {
  const lastErrorAt = seen.lastErrorAt?.toISOString() ?? null;
  const wanted = and(
    eq(accounts.id, seen.id),
    eq(accounts.version, seen.version),
    sql`${accounts.lastErrorAt} is not distinct from ${lastErrorAt}::timestamptz`,
  );
  const [claimed] = await claim({ wanted, limit: 1, skipLocked: false }, lease, on);
  return claimed ?? null;
}

/**
 * Claims accounts of an environment whose renewal is due, the longest due first; rows that another process is claiming
 * are passed over. One environment at a time, because its tokens come from one host, which must not hold up the others.
 */
export async function claimDueAccounts(
  ask: { environment: Environment; limit: number },
  lease: Lease,
  on: Executor = db(),
): Promise<Claim[]> {
  const wanted = and(
    eq(accounts.environment, ask.environment),
    isNull(accounts.reconnectRequiredAt),
    sql`${accounts.nextRefreshAt} is not null and ${accounts.nextRefreshAt} <= now()`,
  );
  return claim({ wanted, limit: ask.limit, skipLocked: true }, lease, on);
}

/** Plans the renewal of an account's token for now, if it is still the one that was seen. */
export async function planRefreshNow(seen: Pick<AccountRow, "id" | "version">, on: Executor): Promise<void> {
  await on
    .update(accounts)
    .set({ nextRefreshAt: sql`now()` })
    .where(and(eq(accounts.id, seen.id), eq(accounts.version, seen.version), isNull(accounts.reconnectRequiredAt)));
}

async function claim(
  ask: { wanted: SQL | undefined; limit: number; skipLocked: boolean },
  lease: Lease,
  on: Executor,
): Promise<Claim[]> {
  const free = on.$with("free").as(
    on
      .select({ id: accounts.id, previousOwner: sql<string | null>`${accounts.leaseOwner}`.as("previous_owner") })
      .from(accounts)
      .where(and(ask.wanted, isRefreshable, isFree))
      .orderBy(accounts.nextRefreshAt, accounts.id)
      .limit(ask.limit)
      .for("update", ask.skipLocked ? { skipLocked: true } : {}),
  );
  const rows = await on
    .with(free)
    .update(accounts)
    .set({ leaseOwner: lease.owner, leaseUntil: sql`now() + make_interval(secs => ${lease.seconds})` })
    .from(free)
    .where(eq(accounts.id, free.id))
    .returning({
      account: getTableColumns(accounts),
      previousOwner: free.previousOwner,
      claimedAt: sql<string>`now()::timestamptz(3)`,
    });
  return rows.map(({ account, previousOwner, claimedAt }) => ({
    account,
    claimedAt: new Date(claimedAt),
    wasInterrupted: previousOwner !== null,
  }));
}
