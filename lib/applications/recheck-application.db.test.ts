import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { applications } from "@/db/schema/applications";
import { insertGrantedAccount, insertSampleApplication, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { recheckApplication } from "./recheck-application";

let mirakl: ScriptedMirakl;
let application: Awaited<ReturnType<typeof insertSampleApplication>>;
beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  application = await insertSampleApplication();
  await replaceSecret();
});

const isOfThis = () => eq(accounts.applicationId, application.id);
const replaceSecret = () =>
  db().update(applications).set({ secretReplacedAt: sql`now()` }).where(eq(applications.id, application.id));
const plannedSoon = () =>
  db().$count(
    accounts,
    sql`${isOfThis()} and ${accounts.nextRefreshAt} between now() - interval '5 seconds' and now() + interval '21 seconds'`,
  );

describe("the check of an application's accounts after its secret was replaced", () => {
  it("takes thousands batch by batch, and forgets none", async () => {
    const { id } = await insertGrantedAccount(application, mirakl.addGrant({ clientId: application.clientId }));
    const columns = await db().execute<{ name: string }>(sql`
      select column_name as name from information_schema.columns
      where table_name = 'accounts' and is_generated = 'NEVER' and column_name not in ('id', 'identity', 'shop_id')`);
    const others = sql.join(
      columns.map(({ name }) => sql.identifier(name)),
      sql`, `,
    );
    await db().execute(sql`
      insert into accounts (id, identity, shop_id, ${others}) select gen_random_uuid(), 'shop ' || n, 'shop ' || n, ${others}
      from accounts, generate_series(1, 2100) as n where id = ${id}`);
    await db().update(accounts).set({ nextRefreshAt: null, lastRefreshedAt: null }).where(isOfThis());
    expect(await recheckApplication(application.id)).toBe(2_101);
    expect(await plannedSoon()).toBe(2_101);
  });

  it("that is carried on plans only accounts that have had no refresh since", async () => {
    const accountOf = () => insertGrantedAccount(application, mirakl.addGrant({ clientId: application.clientId }));
    const [renewed, left] = [await accountOf(), await accountOf()];
    const change = (id: string, values: object) => db().update(accounts).set(values).where(eq(accounts.id, id));
    await change(renewed.id, { lastRefreshedAt: sql`now() + interval '1 second'`, nextRefreshAt: null });
    await change(left.id, { lastRefreshedAt: sql`now() - interval '1 hour'`, nextRefreshAt: null });
    expect(await recheckApplication(application.id)).toBe(1);
    expect(await plannedSoon()).toBe(1);
  });

  it("ends where the new secret was refused as well", async () => {
    await insertGrantedAccount(application, mirakl.addGrant({ clientId: application.clientId }));
    await db().update(applications).set({ rejectedAt: sql`now()` }).where(eq(applications.id, application.id));
    expect(await recheckApplication(application.id)).toBe(0);
  });
});
