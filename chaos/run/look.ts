import type { BenchDatabase } from "@/bench/setup/bench-database";
import { sleep } from "@/lib/clock";
import type { AddedMessage } from "../other-side/marketplaces";

/** An account that waits for a person. */
export interface LostAccount {
  id: string;
  name: string;
  errorCode: string | null;
}

const longestWaitMs = 600_000;
/** The lease of a dead worker, and a moment for whoever takes over. */
const takeOverMs = 65_000;

/**
 * Waits until every account has a living token or asks for a person, and nothing is failing or unknown any longer.
 * @param lastKillAt milliseconds since the epoch
 * @returns when it was so, milliseconds since the epoch; null = not within ten minutes
 */
export async function waitForTokens({ sql }: BenchDatabase, lastKillAt: number): Promise<number | null> {
  return waitUntil(async () => {
    const [row] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from accounts
      where reconnect_required_at is null and (expires_at <= now() or failure_count > 0 or refresh_outcome_unknown)`;
    return row?.waiting === 0 && Date.now() > lastKillAt + takeOverMs;
  });
}

/** Waits until so many messages are stored. @returns as {@link waitForTokens} */
export async function waitForMessages({ sql }: BenchDatabase, count: number): Promise<number | null> {
  return waitUntil(async () => {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ticket_messages`;
    return (row?.count ?? 0) >= count;
  });
}

async function waitUntil(isTrue: () => Promise<boolean>): Promise<number | null> {
  for (const deadline = Date.now() + longestWaitMs; Date.now() < deadline; await sleep(500)) {
    if (await isTrue()) return Date.now();
  }
  return null;
}

export async function listLostAccounts({ sql }: BenchDatabase): Promise<LostAccount[]> {
  return sql<LostAccount[]>`
    select id, name, last_error_code as "errorCode" from accounts where reconnect_required_at is not null order by name`;
}

/** A token that was stored, by the database's clock. */
export interface Renewal {
  account: string;
  /** When its account was claimed, milliseconds since the epoch: the token's life counts from then. */
  claimedAt: number;
}

export async function listRenewals({ sql }: BenchDatabase, lifetimeSeconds: number): Promise<Renewal[]> {
  const rows = await sql<{ account: string; endsAt: Date }[]>`
    select name as account, token_expires_at as "endsAt" from account_history join accounts on accounts.id = account_id
    where kind = 'refresh' and outcome = 'succeeded' order by account_history.id`;
  return rows.map(({ account, endsAt }) => ({ account, claimedAt: endsAt.getTime() - lifetimeSeconds * 1_000 }));
}

/** Accounts that a worker has waited for in vain at least once. */
export async function listTimedOut({ sql }: BenchDatabase): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select distinct name from account_history join accounts on accounts.id = account_id
    where kind = 'refresh' and error_code = 'connection_timed_out'`;
  return rows.map(({ name }) => name);
}

/** When workers called a host that did not listen, milliseconds since the epoch: no log at the host tells of these. */
export async function listRefusedCalls(
  { sql }: BenchDatabase,
  outage: { from: number; to: number },
): Promise<number[]> {
  const rows = await sql<{ at: Date }[]>`
    select at from account_history
    where kind = 'refresh' and error_code in ('connection_refused', 'connection_failed')
      and at between ${new Date(outage.from)} and ${new Date(outage.to)}
    order by at`;
  return rows.map(({ at }) => at.getTime());
}

/** Every stored message by its id, once for each time that it is stored. */
export async function listStoredMessages({ sql }: BenchDatabase): Promise<AddedMessage[]> {
  return sql<AddedMessage[]>`
    select message_id as id, accounts.name as account from ticket_messages join accounts on accounts.id = account_id`;
}
