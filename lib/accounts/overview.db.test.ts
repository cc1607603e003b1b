import { type SQL, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db, type Executor } from "@/db/client";
import { countExpiries, countStatuses, listEndingTokens, listHostTroubles } from "@/db/queries/account-overview";
import { insertTroubledHost } from "@/db/queries/troubled-hosts";
import { accountPolls } from "@/db/schema/account-polls";
import { accounts } from "@/db/schema/accounts";
import { troubledHosts } from "@/db/schema/hosts";
import { dayMs, hourMs, minuteMs } from "@/lib/clock";
import { tokenStatuses } from "@/lib/vocabulary";
import { sampleAccount } from "./testing/sample-account";
import { positionOf } from "./timeline-columns";
import { tokenStatus } from "./token-status";

const oneOf = <T>(values: readonly T[]) => values[Math.floor(Math.random() * values.length)] as T;

/** An account in any state, none of its instants so close to a boundary that the test's own time decides. */
function randomAccount() {
  const now = Date.now();
  const at = (ms: number | null) => (ms === null ? null : new Date(now + ms));
  const expiry = oneOf([null, -hourMs, 5 * minuteMs, 20 * minuteMs, 50 * minuteMs, 5 * hourMs, 3 * dayMs, 9 * dayMs]);
  return sampleAccount({
    host: oneOf(["a.example.com", "b.example.com", "c.example.com", null]),
    expiresAt: at(expiry === null ? null : expiry + (Math.random() - 0.5) * 2 * minuteMs),
    nextRefreshAt: at(oneOf([null, -10 * minuteMs, 4 * minuteMs, 2 * hourMs])),
    failureCount: oneOf([0, 0, 0, 2]),
    reconnectRequiredAt: oneOf([null, null, null, at(-Math.random() * dayMs)]),
    revokedAt: oneOf([null, null, null, null, at(-Math.random() * 20 * dayMs)]),
  });
}
type Row = Required<ReturnType<typeof randomAccount>>;
const isOpen = ({ revokedAt, reconnectRequiredAt }: Row) => !revokedAt && !reconnectRequiredAt;
const statusAt = (row: Row, now: Date) => tokenStatus(row as never, now);

async function insertRandom(count: number): Promise<Row[]> {
  const rows = Array.from({ length: count }, randomAccount) as Row[];
  await db().insert(accounts).values(rows);
  const polls = rows.flatMap(({ id, host }) => (host ? [{ accountId: id, host }] : []));
  await db().insert(accountPolls).values(polls);
  return rows;
}

beforeEach(async () => {
  await db().delete(accounts);
  await db().delete(troubledHosts);
});

describe("the overview of random accounts", () => {
  it("counts each status as tokenStatus says, and knows since when", async () => {
    const rows = await insertRandom(800);
    const counts = await countStatuses();
    const of = (status: string) => rows.filter((row) => statusAt(row, counts.now) === status);
    expect(counts.total).toBe(800);
    for (const status of tokenStatuses) expect(counts.statuses[status], status).toBe(of(status).length);
    const since = of("reconnect").map((row) => Number(row.reconnectRequiredAt ?? row.expiresAt));
    expect(Number(counts.reconnectSince)).toBe(Math.min(...since));
    expect(Number(counts.lastRevokedAt)).toBe(Math.max(...of("revoked").map(({ revokedAt }) => Number(revokedAt))));
  });

  it("counts what ends when, and what becomes of it", async () => {
    const rows = await insertRandom(800);
    const { now } = await countStatuses();
    const ahead = rows.filter((row) => isOpen(row) && row.expiresAt && row.expiresAt > now);
    const kindOf = ({ failureCount, nextRefreshAt }: Row) => {
      if (failureCount > 0) return "failing";
      return nextRefreshAt && Number(nextRefreshAt) > Number(now) - minuteMs ? "renewed" : "unrenewed";
    };
    const counted = await countExpiries({ dayColumns: 4, weekColumns: 7 });
    const sum = (wanted: (count: (typeof counted)[number]) => boolean) =>
      counted.filter(wanted).reduce((total, { count }) => total + count, 0);
    for (const kind of ["renewed", "failing", "unrenewed"] as const) {
      for (let column = 0; column < 4; column += 1) {
        const naive = ahead.filter((row) => {
          const ms = Number(row.expiresAt) - Number(now);
          return ms <= dayMs && kindOf(row) === kind && Math.floor(positionOf("day", ms) * 4) === column;
        });
        expect(
          sum((count) => count.kind === kind && count.dayColumn === column),
          `${kind} ${column}`,
        ).toBe(naive.length);
      }
      const inWeek = ahead.filter((row) => Number(row.expiresAt) - Number(now) <= 7 * dayMs && kindOf(row) === kind);
      expect(sum((count) => count.kind === kind)).toBe(inWeek.length);
      expect(sum((count) => count.kind === kind && count.weekColumn === 0)).toBe(
        inWeek.filter((row) => Number(row.expiresAt) - Number(now) <= dayMs).length,
      );
    }

    const ending = await listEndingTokens(7);
    const naive = ahead
      .filter((row) => Number(row.expiresAt) - Number(now) <= dayMs && (row.failureCount > 0 || !row.nextRefreshAt))
      .sort((one, other) => Number(one.expiresAt) - Number(other.expiresAt) || one.id.localeCompare(other.id));
    expect(ending.map(({ id }) => id)).toEqual(naive.slice(0, 7).map(({ id }) => id));
  });

  it("names hosts with trouble, those that do not answer first", async () => {
    const rows = await insertRandom(400);
    const { now } = await countStatuses();
    await insertTroubledHost({ host: "c.example.com", errorCode: "connection_failed", retryInMs: 1_000 });
    await insertTroubledHost({ host: "auth.example.com", errorCode: "connection_failed", retryInMs: 1_000 });
    const troubled = (host: string) =>
      rows.filter((row) => row.host === host && ["reconnect", "expired", "failing"].includes(statusAt(row, now)))
        .length;
    const found = await listHostTroubles(5);
    expect(found[0]).toEqual({ host: "c.example.com", accounts: troubled("c.example.com"), isTroubled: true });
    const others = ["a.example.com", "b.example.com"].map((host) => ({
      host,
      accounts: troubled(host),
      isTroubled: false,
    }));
    expect(found.slice(1)).toEqual(
      others.sort((one, other) => other.accounts - one.accounts || one.host.localeCompare(other.host)),
    );
  });
});

it("asks indexes for what is not active, not the table", async () => {
  await db().execute(sql`
    insert into accounts (name, authentication_method, environment, integration_type, identity, expires_at, next_refresh_at)
    select 'Shop ' || n, 'client_credentials', 'production', 'marketplace_seller', 'plan|' || n,
      now() + n * interval '1 second' + interval '1 minute', now() + n * interval '1 second'
    from generate_series(1, 20000) as n`);
  await db().execute(sql`analyze accounts`);
  const plans: string[] = [];
  const explaining = {
    execute: async (statement: SQL) => {
      const lines = await db().execute<{ "QUERY PLAN": string }>(sql`explain ${statement}`);
      plans.push(lines.map((line) => line["QUERY PLAN"]).join("\n"));
      return db().execute(statement);
    },
  } as unknown as Executor;
  const readings = (plan: string | undefined) => plan?.match(/Seq Scan on accounts\b/g)?.length ?? 0;
  await listHostTroubles(5, explaining);
  await listEndingTokens(5, explaining);
  expect(plans.map(readings)).toEqual([0, 0]);
  // How many there are in all is the one thing that needs all of them.
  await countStatuses(explaining);
  expect(readings(plans.at(-1))).toBeLessThanOrEqual(1);
});
