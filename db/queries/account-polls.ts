import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { ErrorDetails } from "../../lib/errors/error-details";
import { db, type Executor } from "../client";
import { prepareOnce } from "../execute-prepared";
import { accountPolls } from "../schema/account-polls";
import { accounts } from "../schema/accounts";
import type { AccountRow } from "./accounts";
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
  const { limit, otherHosts, onlyHost } = ask;
  const statement = onlyHost === undefined ? claimOfMany(on) : claimOfOne(on);
  const rows = await statement.execute({
    ...lease,
    limit,
    otherHosts,
    perHost: JSON.stringify(ask.perHost),
    onlyHost,
  });
  return rows.map(({ claimedAt, ...claim }) => ({ ...claim, claimedAt: new Date(claimedAt) }));
}

const calmHosts = sql`
  with recursive hop as (
    (select host from account_polls order by host limit 1)
    union all
    select (select p.host from account_polls p where p.host > hop.host order by p.host limit 1)
    from hop where hop.host is not null
  )
  select hop.host from hop
  where hop.host is not null and not exists (select from troubled_hosts t where t.host = hop.host)`;

const claimOfMany = prepareOnce((on) => claimOf(calmHosts, on));
const claimOfOne = prepareOnce((on) => claimOf(sql`select ${sql.placeholder("onlyHost")}::text as host`, on));

function claimOf(hosts: SQL, on: Executor) {
  const [limit, perHost, otherHosts] = ["limit", "perHost", "otherHosts"].map((name) => sql.placeholder(name));
  const isDue = sql`p.next_poll_at <= now() and (p.lease_until is null or p.lease_until < now())`;
  // Rows are locked only when it is clear which: twice as many as wanted are looked at, in case another process is
  // claiming at the same moment.
  const due = on.$with("due", { accountId: sql<string>`due.account_id`.as("account_id") }).as(sql`
    select p.account_id
    from (
      select found.account_id, found.next_poll_at
      from (${hosts}) as wanted,
        lateral (
          select p.account_id, p.next_poll_at from account_polls p
          where p.host = wanted.host and ${isDue}
          order by p.next_poll_at
          limit least(${limit}::int, greatest(0, coalesce((${perHost}::jsonb ->> wanted.host)::int, ${otherHosts})))
        ) as found
      order by found.next_poll_at
      limit 2 * ${limit}::int
    ) as candidate join account_polls p using (account_id)
    where ${isDue}
    order by candidate.next_poll_at
    limit ${limit}::int
    for update of p skip locked`);
  return on
    .with(due)
    .update(accountPolls)
    .set({
      leaseOwner: sql`${sql.placeholder("owner")}`,
      leaseUntil: sql`now() + make_interval(secs => ${sql.placeholder("seconds")})`,
    })
    .from(due)
    .innerJoin(accounts, sql`${accounts.id} = due.account_id`)
    .where(sql`${accountPolls.accountId} = due.account_id`)
    .returning({
      poll: getTableColumns(accountPolls),
      account: getTableColumns(accounts),
      claimedAt: sql<string>`now()::timestamptz(3)`,
    })
    .prepare("claim_due_polls");
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
