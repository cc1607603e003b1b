import { type SQL, sql } from "drizzle-orm";
import type { TokenStatus } from "../../lib/vocabulary";
import { db, type Executor } from "../client";
import { accountPolls } from "../schema/account-polls";
import { accounts } from "../schema/accounts";
import { troubledHosts } from "../schema/hosts";
import { urgencySegments } from "./account-segments";

const { revokedAt, reconnectRequiredAt, expiresAt, nextRefreshAt, failureCount } = accounts;
const open = sql`${revokedAt} is null and ${reconnectRequiredAt} is null`;
const segments = urgencySegments(sql`now()`);

function segmentsOf(...statuses: TokenStatus[]): SQL[] {
  return segments.flatMap(({ status, where }) => (status && statuses.includes(status) ? [where] : []));
}
const unionAll = (parts: SQL[]) => sql.join(parts, sql` union all `);

export interface StatusCounts {
  total: number;
  statuses: Record<TokenStatus, number>;
  /** Since when the one that needs a person longest has, and when the last one was revoked. */
  reconnectSince: Date | null;
  lastRevokedAt: Date | null;
  now: Date;
}

/** How many accounts have which status. Those that are not active are counted by their index, the active are the rest. */
export async function countStatuses(on: Executor = db()): Promise<StatusCounts> {
  const rest = segments
    .filter(({ status }) => status !== "active")
    .map(
      ({ status, where }) =>
        sql`select ${status}::text as status, count(*)::int as count from ${accounts} where ${where}`,
    );
  const [row] = await on.execute<{
    total: number;
    counts: Partial<Record<TokenStatus, number>> | null;
    reconnect_since: string | null;
    last_revoked_at: string | null;
    now: string;
  }>(sql`
    select
      (select count(*)::int from ${accounts}) as total,
      (select json_object_agg(status, count) from (
        select status, sum(count)::int as count from (${unionAll(rest)}) as segment group by status) as counted) as counts,
      least(
        (select min(${reconnectRequiredAt}) from ${accounts} where ${revokedAt} is null and ${reconnectRequiredAt} is not null),
        (select min(${expiresAt}) from ${accounts} where ${open} and ${nextRefreshAt} is null and ${expiresAt} <= now())
      ) as reconnect_since,
      (select max(${revokedAt}) from ${accounts} where ${revokedAt} is not null) as last_revoked_at,
      now()::timestamptz(3) as now`);
  if (!row) throw new Error("select returned no row");
  const { expiring = 0, expired = 0, failing = 0, reconnect = 0, revoked = 0 } = row.counts ?? {};
  const active = row.total - expiring - expired - failing - reconnect - revoked;
  return {
    total: row.total,
    statuses: { active, expiring, expired, failing, reconnect, revoked },
    reconnectSince: row.reconnect_since ? new Date(row.reconnect_since) : null,
    lastRevokedAt: row.last_revoked_at ? new Date(row.last_revoked_at) : null,
    now: new Date(row.now),
  };
}

/** What becomes of a token: it is renewed in time, its renewal fails, or nothing renews it. */
export type ExpiryKind = "renewed" | "failing" | "unrenewed";

export interface ExpiryCount {
  /** At equal distances of (t / 24 h)^0.4; null beyond the next 24 hours. */
  dayColumn: number | null;
  /** At equal distances of time. */
  weekColumn: number;
  kind: ExpiryKind;
  count: number;
}

/**
 * Tokens of open accounts that end within 7 days, by when: in so many columns of the next 24 hours, and of the 7 days.
 * All but the failing are counted from indexes alone; the failing that nothing renews are taken off those of the
 * unrenewed, so that no row has to be looked at.
 */
export async function countExpiries(
  { dayColumns, weekColumns }: { dayColumns: number; weekColumns: number },
  on: Executor = db(),
): Promise<ExpiryCount[]> {
  const within = sql`${open} and ${expiresAt} > now() and ${expiresAt} <= now() + interval '7 days'`;
  const base = sql`case when ${nextRefreshAt} is null or ${nextRefreshAt} < now() - interval '60 seconds'
    then 'unrenewed' else 'renewed' end`;
  return on.execute<ExpiryCount & Record<string, unknown>>(sql`
    select
      case when seconds <= 86400
        then least(floor(power(seconds / 86400, 0.4) * ${dayColumns}), ${dayColumns - 1})::int end as "dayColumn",
      least(floor(seconds / 604800 * ${weekColumns}), ${weekColumns - 1})::int as "weekColumn",
      kind, sum(n)::int as count
    from (
      select extract(epoch from ${expiresAt} - now())::float8 as seconds, ${base} as kind, 1 as n
        from ${accounts} where ${within} and ${failureCount} = 0 and ${nextRefreshAt} is not null
      union all
      select extract(epoch from ${expiresAt} - now())::float8, 'unrenewed', 1
        from ${accounts} where ${within} and ${nextRefreshAt} is null
      union all
      select extract(epoch from ${expiresAt} - now())::float8, part.kind, part.n
        from ${accounts}, lateral (values ('failing', 1), ('unrenewed', case when ${nextRefreshAt} is null then -1 else 0 end)) as part(kind, n)
        where ${within} and ${failureCount} > 0
    ) as token
    group by 1, 2, 3 having sum(n) > 0`);
}

export interface EndingToken {
  id: string;
  name: string;
  expiresAt: Date;
  kind: Exclude<ExpiryKind, "renewed">;
}

/** The tokens of the next 24 hours that may end without a new one, the soonest first. */
export async function listEndingTokens(limit: number, on: Executor = db()): Promise<EndingToken[]> {
  const within = sql`${open} and ${expiresAt} > now() and ${expiresAt} <= now() + interval '24 hours'`;
  const part = (kind: EndingToken["kind"], where: SQL) => sql`
    (select ${accounts.id} as id, ${accounts.name} as name, ${expiresAt} as expires_at, ${kind}::text as kind
      from ${accounts} where ${within} and ${where} order by ${expiresAt}, ${accounts.id} limit ${limit})`;
  const rows = await on.execute<{ id: string; name: string; expires_at: string; kind: EndingToken["kind"] }>(sql`
    select * from (${unionAll([
      part("failing", sql`${failureCount} > 0`),
      part("unrenewed", sql`${failureCount} = 0 and ${nextRefreshAt} is null`),
    ])}) as token order by expires_at, id limit ${limit}`);
  return rows.map(({ id, name, expires_at, kind }) => ({ id, name, kind, expiresAt: new Date(expires_at) }));
}

export interface HostTroubles {
  host: string;
  /** Accounts that are expired, failing, or need a person. */
  accounts: number;
  /** Nobody calls it but for a probe now and then. */
  isTroubled: boolean;
}

/** Hosts of marketplaces with trouble: those that do not answer first, then those of most troubled accounts. */
export async function listHostTroubles(limit: number, on: Executor = db()): Promise<HostTroubles[]> {
  const parts = segmentsOf("reconnect", "expired", "failing").map(
    (where) => sql`select ${accounts.host} as host from ${accounts} where ${where}`,
  );
  return on.execute<HostTroubles & Record<string, unknown>>(sql`
    select host, sum(n)::int as accounts, bool_or(silent) as "isTroubled"
    from (
      select host, 1 as n, false as silent from (${unionAll(parts)}) as troubled where host is not null
      union all
      select ${troubledHosts.host}, 0, true from ${troubledHosts}
        where ${troubledHosts.host} = (
          select (select ${accounts.host} from ${accounts} where ${accounts.id} = ${accountPolls.accountId})
          from ${accountPolls} where ${accountPolls.host} = ${troubledHosts.host} limit 1)
    ) as either
    group by host order by bool_or(silent) desc, sum(n) desc, host limit ${limit}`);
}
