import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { claimDuePolls } from "@/db/queries/account-polls";
import { claimDueAccounts } from "@/db/queries/refresh-leases";
import { batch, makePollsDue, makeRenewalsDue, type SeededSide } from "./seeded-side";

/**
 * How PostgreSQL runs the worker's own statements, as it tells while it runs them (auto_explain): on the sixth time,
 * when it has made up its mind about a plan for all times.
 */
export async function showPlans({ database }: SeededSide): Promise<string[]> {
  const told: string[] = [];
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: ({ message = "" }) => told.push(message) });
  const db = drizzle(sql);
  const lease = { owner: "plans", seconds: 60 };
  const claims = [
    ["claimDueAccounts", () => claimDueAccounts({ environment: "production", limit: batch }, lease, db)],
    ["claimDuePolls", () => claimDuePolls({ limit: batch, perHost: {}, otherHosts: batch }, lease, db)],
  ] as const;
  await makeRenewalsDue(database);
  await makePollsDue(database);
  const lines: string[] = [];
  for (const [name, claim] of claims) {
    for (let time = 1; time < 6; time++) await claim();
    await sql.unsafe(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
      set auto_explain.log_timing = off; set client_min_messages = log`);
    told.length = 0;
    await claim();
    await sql`set auto_explain.log_min_duration = -1`;
    lines.push(name, ...planIn(told.join("\n")));
  }
  await sql.end({ timeout: 5 });
  return lines;
}

/** The plan's steps with the rows that they had, without the statement before it and without estimates. */
function planIn(text: string): string[] {
  const plan = text.slice(text.search(/^Update on /m)).split("\n");
  return plan
    .filter((line) => !/^\s*(Storage|Heap Fetches|Index Searches|Buckets|Sort Method|Query)/.test(line))
    .map((line) =>
      line.replace(/ {2}\(cost=\S+ rows=\d+ width=\d+\)/, "").replace(/\(actual (rows=\S+ loops=\d+)\)/, "($1)"),
    );
}
