import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { statusCondition, urgencySegments } from "@/db/queries/account-segments";
import { accounts } from "@/db/schema/accounts";
import { tokenStatuses } from "@/lib/vocabulary";
import { sampleAccount } from "./testing/sample-account";
import { tokenStatus } from "./token-status";

const now = new Date("2026-03-01T12:00:00Z");
const sqlNow = sql`${now.toISOString()}::timestamptz`;
const day = 24 * 60 * 60_000;

/** Instants on, just before and just after every boundary of the rules, and anywhere around them. */
const instant = fc
  .oneof(
    fc.constantFrom(-7 * day, -day, -60_000, 0, 60_000, day).chain((edge) => fc.constantFrom(edge - 1, edge, edge + 1)),
    fc.integer({ min: -30 * day, max: 30 * day }),
  )
  .map((offset) => new Date(now.getTime() + offset));
const facts = fc.record({
  revokedAt: fc.option(instant, { freq: 4 }),
  reconnectRequiredAt: fc.option(instant, { freq: 4 }),
  expiresAt: fc.option(instant, { freq: 4 }),
  nextRefreshAt: fc.option(instant, { freq: 2 }),
  failureCount: fc.constantFrom(0, 0, 1, 7),
});

beforeEach(async () => {
  await db().delete(accounts);
});

describe("the status in SQL", () => {
  it("is the status of tokenStatus, in exactly one segment of the urgency order", async () => {
    const samples = fc.sample(facts, 2_000).map((own) => sampleAccount(own));
    await db().insert(accounts).values(samples);

    const found = new Map<string, { status: string | undefined; ranks: number }>();
    for (const { status, where } of urgencySegments(sqlNow)) {
      for (const { id } of await db().select({ id: accounts.id }).from(accounts).where(where)) {
        found.set(id, { status, ranks: (found.get(id)?.ranks ?? 0) + 1 });
      }
    }
    const expected = samples.map((sample) => ({
      ...sample,
      status: tokenStatus(sample as Parameters<typeof tokenStatus>[0], now),
    }));
    expect(new Set(expected.map(({ status }) => status)), "every status occurs").toEqual(new Set(tokenStatuses));
    for (const { id, status } of expected) expect(found.get(id)).toEqual({ status, ranks: 1 });

    for (const status of tokenStatuses) {
      const counted = await db().$count(accounts, statusCondition([status], sqlNow));
      expect(counted, status).toBe(expected.filter((account) => account.status === status).length);
    }
  });
});
