import { and, eq, inArray, sql } from "drizzle-orm";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { db, type Executor } from "../client";
import { accountPolls } from "../schema/account-polls";
import { type AccountRow, findAccount } from "./accounts";
import type { Lease } from "./refresh-leases";

export type AccountPollRow = typeof accountPolls.$inferSelect;

/** An account whose routine call the lease's owner alone may make until the lease ends. */
export interface PollClaim {
  poll: AccountPollRow;
  account: AccountRow;
  /** The database's clock at the claim. */
  claimedAt: Date;
}

/** Plans the next routine call of an account for now, and its first one where it had none. */
export async function planPollNow(of: { accountId: string; host: string }, on: Executor): Promise<void> {
  await on
    .insert(accountPolls)
    .values(of)
    .onConflictDoUpdate({
      target: accountPolls.accountId,
      set: { host: of.host, nextPollAt: sql`now()`, failureCount: 0, lastErrorCode: null, lastErrorDetails: null },
    });
}

export async function findAccountPoll(accountId: string, on: Executor = db()): Promise<AccountPollRow | null> {
  const [poll] = await on.select().from(accountPolls).where(eq(accountPolls.accountId, accountId));
  return poll ?? null;
}

/** When each of these accounts was last called by routine. */
export async function listLastPolls(
  accountIds: readonly string[],
  on: Executor = db(),
): Promise<Map<string, Date | null>> {
  if (accountIds.length === 0) return new Map();
  const rows = await on
    .select({ accountId: accountPolls.accountId, lastPolledAt: accountPolls.lastPolledAt })
    .from(accountPolls)
    .where(inArray(accountPolls.accountId, [...accountIds]));
  return new Map(rows.map(({ accountId, lastPolledAt }) => [accountId, lastPolledAt]));
}

/**
 * Claims routine calls that are due, so many of each host at most, the longest due first. It hops from host to host
 * over the index, so that a host with many due accounts costs the others nothing.
 * @param ask.perHost how many more of a host may be called at once; a host that is not named takes `otherHosts`
 * @param ask.onlyHost claims of this host alone, troubled or not: a probe
 */
export async function claimDuePolls(
  ask: { limit: number; perHost: Record<string, number>; otherHosts: number; onlyHost?: string },
  lease: Lease,
  on: Executor = db(),
): Promise<PollClaim[]> {
  const hosts = ask.onlyHost
    ? sql`select ${ask.onlyHost}::text as host`
    : sql`select hop.host from hop
        where hop.host is not null and not exists (select from troubled_hosts t where t.host = hop.host)`;
  const rows = await on.execute<{ account_id: string; claimed_at: string }>(sql`
    with recursive hop as (
      (select host from account_polls order by host limit 1)
      union all
      select (select p.host from account_polls p where p.host > hop.host order by p.host limit 1)
      from hop where hop.host is not null
    ), due as (
      select found.account_id
      from (${hosts}) as wanted,
        lateral (
          select p.account_id, p.next_poll_at from account_polls p
          where p.host = wanted.host and p.next_poll_at <= now() and (p.lease_until is null or p.lease_until < now())
          order by p.next_poll_at
          limit greatest(0, coalesce((${JSON.stringify(ask.perHost)}::jsonb ->> wanted.host)::int, ${ask.otherHosts}))
          for update skip locked
        ) as found
      order by found.next_poll_at
      limit ${ask.limit}
    )
    update account_polls set lease_owner = ${lease.owner}, lease_until = now() + make_interval(secs => ${lease.seconds})
    from due where account_polls.account_id = due.account_id
    returning account_polls.account_id, now()::timestamptz(3) as claimed_at`);
  const claims: PollClaim[] = [];
  for (const { account_id, claimed_at } of rows) {
    const [poll, account] = await Promise.all([findAccountPoll(account_id, on), findAccount(account_id, on)]);
    if (poll && account) claims.push({ poll, account, claimedAt: new Date(claimed_at) });
  }
  return claims;
}

/**
 * Writes how a routine call went and plans the next one, while the lease is still ours.
 * @param result.nextInMs milliseconds from now
 * @returns false when another process has taken over
 */
export async function finishPoll(
  at: { accountId: string; owner: string },
  result: Partial<Pick<AccountPollRow, "host" | "watermark" | "isFirstPullDone">> & {
    nextInMs: number;
    failure: { code: string; details: ErrorDetails } | null;
    /** False when nothing was called. */
    wasCalled: boolean;
  },
  on: Executor = db(),
): Promise<boolean> {
  const { nextInMs, failure, wasCalled, ...change } = result;
  const outcome = failure
    ? {
        failureCount: sql`${accountPolls.failureCount} + 1`,
        lastErrorCode: failure.code,
        lastErrorDetails: failure.details,
        lastErrorAt: sql`now()`,
      }
    : wasCalled && { failureCount: 0, lastErrorCode: null, lastErrorDetails: null, lastPolledAt: sql`now()` };
  const finished = await on
    .update(accountPolls)
    .set({
      ...change,
      ...outcome,
      nextPollAt: sql`now() + make_interval(secs => ${nextInMs / 1000})`,
      leaseOwner: null,
      leaseUntil: null,
    })
    .where(and(eq(accountPolls.accountId, at.accountId), eq(accountPolls.leaseOwner, at.owner)));
  return finished.count > 0;
}

/** A page of a pull is stored: how many threads it has read so far, and the lease goes on. */
export async function saveProgress(
  at: { accountId: string; owner: string },
  progress: { threadsRead: number; leaseSeconds: number },
  on: Executor,
): Promise<boolean> {
  const saved = await on
    .update(accountPolls)
    .set({
      threadsRead: progress.threadsRead,
      leaseUntil: sql`now() + make_interval(secs => ${progress.leaseSeconds})`,
    })
    .where(and(eq(accountPolls.accountId, at.accountId), eq(accountPolls.leaseOwner, at.owner)));
  return saved.count > 0;
}
