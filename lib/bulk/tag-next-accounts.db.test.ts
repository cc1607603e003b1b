import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { type BulkRunRow, findBulkRun } from "@/db/queries/bulk-runs";
import { addTags, findTagsOfAccount } from "@/db/queries/tags";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import { bulkRuns } from "@/db/schema/bulk-runs";
import { tags } from "@/db/schema/tags";
import { users } from "@/db/schema/users";
import { accountFilterOf, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { type SampleUser, sampleUser } from "@/lib/users/testing/sample-user";
import { mostTags } from "@/lib/vocabulary";
import { cancelBulkRun } from "./cancel-bulk-run";
import { getBulkRun } from "./get-bulk-run";
import { listBulkRunAccounts } from "./list-bulk-run-accounts";
import { startBulkRun } from "./start-bulk-run";
import { tagNextAccounts } from "./tag-next-accounts";

const everything = { filter: accountFilterOf(parseAccountListQuery(new URLSearchParams())), except: [] };
let person: SampleUser;
beforeAll(async () => {
  person = await sampleUser("admin");
});
beforeEach(async () => {
  await db().delete(bulkRuns);
  await db().delete(accounts);
  await db().delete(tags);
});

async function insertMany(count: number) {
  const rows = Array.from({ length: count }, (_, index) =>
    sampleAccount({ name: `Shop ${String(index).padStart(3, "0")}` }),
  );
  await db().insert(accounts).values(rows);
  return rows;
}
async function start(kind: "tag" | "untag", tag: string, by = person): Promise<BulkRunRow> {
  const { runId } = await startBulkRun({ kind, tag, selection: everything, reason: null }, by);
  const run = await findBulkRun(runId);
  if (!run) throw new Error("no run");
  return run;
}
async function workThrough(run: BulkRunRow): Promise<void> {
  while ((await tagNextAccounts(run)).length > 0);
}
const countsOf = async ({ id }: BulkRunRow) => (await getBulkRun(id, person)).counts;
const outcomes = async ({ id }: BulkRunRow) => {
  const query = { outcomes: ["pending", "done", "skipped", "failed"] as const, after: 0 };
  const ask = { runId: id, query: { ...query, outcomes: [...query.outcomes] } };
  const { accounts: rows } = await listBulkRunAccounts(ask, person);
  return rows.map(({ name, outcome, skipReason, error }) => [name, outcome, skipReason ?? error?.code ?? null]);
};

describe("accounts that are tagged together", () => {
  it("are each told what became of them", async () => {
    const [full, had, gone, other] = (await insertMany(4)).map(({ id }) => id);
    if (!full || !had || !gone || !other) throw new Error("no accounts");
    const many = Array.from({ length: mostTags }, (_, index) => `T${index}`);
    await addTags([full], many, db());
    await addTags([had], ["Europe"], db());
    await addTags([other], ["Pilot"], db());
    const run = await start("tag", "EUROPE");
    await db().delete(accounts).where(eq(accounts.id, gone));
    await workThrough(run);
    expect(await outcomes(run)).toEqual([
      ["Shop 000", "failed", "account_tags_full"],
      ["Shop 001", "skipped", "unchanged"],
      ["Shop 002", "skipped", "removed"],
      ["Shop 003", "done", null],
    ]);
    expect(await findTagsOfAccount(full)).toHaveLength(mostTags);
    expect(await findTagsOfAccount(other)).toEqual(["Europe", "Pilot"]);
    expect((await getBulkRun(run.id, person)).finishedAt).not.toBe(null);
    const [event, ...rest] = await db().select().from(auditEvents).where(eq(auditEvents.reference, run.id));
    expect(rest).toEqual([]);
    expect(event).toMatchObject({
      event: "account.tagged",
      userId: person.userId,
      accountId: other,
      accountName: "Shop 003",
      changes: { tags: { before: "Pilot", after: "Europe, Pilot" } },
    });

    const back = await start("untag", "europe");
    await workThrough(back);
    expect(await countsOf(back)).toMatchObject({ done: 2, skipped: 1, failed: 0 });
    expect(await findTagsOfAccount(other)).toEqual(["Pilot"]);
  });

  it("are shared by several processes, each done once with one event, and the run ends", async () => {
    await insertMany(1_000);
    const run = await start("tag", "Europe");
    await Promise.all(Array.from({ length: 4 }, () => workThrough(run)));
    expect(await countsOf(run)).toEqual({ total: 1_000, pending: 0, done: 1_000, skipped: 0, failed: 0 });
    expect((await getBulkRun(run.id, person)).finishedAt).not.toBe(null);
    const [told] = await db().execute<{ events: number; accounts: number }>(sql`
      select count(*)::int as events, count(distinct account_id)::int as accounts
      from ${auditEvents} where reference = ${run.id}`);
    expect(told).toEqual({ events: 1_000, accounts: 1_000 });
  }, 30_000);

  it("stay as they are once the run is cancelled", async () => {
    await insertMany(500);
    const run = await start("tag", "Europe");
    const first = await tagNextAccounts(run);
    expect(first.length).toBeLessThan(500);
    await cancelBulkRun({ runId: run.id }, person);
    expect(await tagNextAccounts(run)).toEqual([]);
    expect(await countsOf(run)).toMatchObject({ done: first.length, skipped: 500 - first.length, pending: 0 });
    const [tagged] = await db().execute<{ count: number }>(sql`select count(*)::int from account_tags`);
    expect(tagged?.count).toBe(first.length);
  });

  it("are left alone when whoever started it may not tag any more", async () => {
    await insertMany(2);
    const by = await sampleUser("admin");
    const run = await start("tag", "Europe", by);
    await db().update(users).set({ role: "viewer" }).where(eq(users.id, by.userId));
    await workThrough(run);
    expect(await outcomes(run)).toEqual([
      ["Shop 000", "skipped", "no_rights"],
      ["Shop 001", "skipped", "no_rights"],
    ]);
    expect(await db().$count(tags)).toBe(0);
  });
});
