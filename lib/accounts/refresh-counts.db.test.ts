import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { countRefreshes, listRefreshCounts } from "@/db/queries/refresh-counts";
import { accountHistory } from "@/db/schema/account-history";
import { accounts } from "@/db/schema/accounts";
import { refreshCounts } from "@/db/schema/refresh-counts";
import { hourMs, minuteMs } from "@/lib/clock";
import { summariseRefreshes } from "./refresh-summary";
import { sampleAccount } from "./testing/sample-account";

const account = sampleAccount();
const week = { hours: 168, part: 6 };

interface Refresh {
  at: Date;
  outcome: "succeeded" | "failed" | "interrupted";
  durationMs: number | null;
}

beforeEach(async () => {
  await db().delete(refreshCounts);
  await db().delete(accounts);
  await db().insert(accounts).values(account);
});

async function insertRefreshes(count: number): Promise<Refresh[]> {
  const refreshes = Array.from({ length: count }, (): Refresh => {
    const outcome = Math.random() < 0.1 ? "failed" : "succeeded";
    const durationMs = Math.round(10 ** (1 + Math.random() * 3.2));
    return { at: new Date(Date.now() - Math.random() * 166 * hourMs), outcome, durationMs };
  });
  refreshes.push({ at: new Date(Date.now() - minuteMs), outcome: "interrupted", durationMs: null });
  const rows = refreshes.map(
    (refresh) => ({ ...refresh, accountId: account.id, kind: "refresh", trigger: "worker" }) as const,
  );
  await db().insert(accountHistory).values(rows);
  await db()
    .insert(accountHistory)
    .values({ accountId: account.id, kind: "verification", outcome: "failed", trigger: "person", durationMs: 5 });
  return refreshes;
}

/** As many as differ from what plain counting of these refreshes finds. */
async function expectCounted(refreshes: readonly Refresh[]): Promise<void> {
  const now = new Date();
  const { whole, parts } = summariseRefreshes(await listRefreshCounts(week.hours), now, week);
  for (const span of [whole, ...parts]) {
    const ends = span === whole ? Number.POSITIVE_INFINITY : Date.parse(span.at) + week.part * hourMs;
    const mine = refreshes.filter(({ at }) => at.getTime() >= Date.parse(span.at) && at.getTime() < ends);
    const worked = mine.filter(({ outcome }) => outcome === "succeeded").map(({ durationMs }) => durationMs ?? 0);
    expect(span.succeeded).toBe(worked.length);
    expect(span.failed).toBe(mine.length - worked.length);
    worked.sort((one, other) => one - other);
    if (worked.length < 50) continue;
    for (const [share, told] of [
      [0.5, span.medianMs],
      [0.95, span.p95Ms],
    ] as const) {
      const exact = worked[Math.ceil(worked.length * share) - 1] ?? 0;
      expect(told ?? 0).toBeGreaterThan(exact / 1.26);
      expect(told ?? 0).toBeLessThan(exact * 1.26);
    }
  }
}

describe("refreshes of a week", () => {
  it("are the same before they were counted, half counted, and counted twice", async () => {
    const refreshes = await insertRefreshes(2_500);
    await expectCounted(refreshes);
    expect(await countRefreshes(48)).toBe(false);
    await expectCounted(refreshes);
    while (!(await countRefreshes(48)));
    await expectCounted(refreshes);
    const counted = await db().select().from(refreshCounts);
    expect(counted.length).toBeGreaterThan(100);
    expect(await countRefreshes(48)).toBe(true);
    expect(await db().select().from(refreshCounts)).toHaveLength(counted.length);
    // What is under way is left to the history until everything of it is there.
    const latest = Math.max(...counted.map(({ startsAt }) => startsAt.getTime()));
    expect(latest).toBeLessThan(Date.now() - 10 * minuteMs);
  });

  it("are told without the history once they are counted", async () => {
    await insertRefreshes(500);
    while (!(await countRefreshes(48)));
    const before = (await listRefreshCounts(week.hours)).reduce((sum, { refreshes }) => sum + refreshes, 0);
    await db().delete(accountHistory);
    const after = (await listRefreshCounts(week.hours)).reduce((sum, { refreshes }) => sum + refreshes, 0);
    expect(after).toBeGreaterThan(before * 0.95);
  });

  it("are none where nothing ever happened", async () => {
    expect(await countRefreshes(48)).toBe(true);
    expect(await listRefreshCounts(week.hours)).toEqual([]);
    const { whole } = summariseRefreshes([], new Date(), week);
    expect(whole).toMatchObject({ succeeded: 0, failed: 0, medianMs: null, p95Ms: null });
  });
});
