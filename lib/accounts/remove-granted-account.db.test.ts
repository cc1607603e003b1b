import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findAccount } from "@/db/queries/accounts";
import { accountHistory } from "@/db/schema/account-history";
import { accountSecrets } from "@/db/schema/account-secrets";
import { auditEvents } from "@/db/schema/audit-events";
import { parkedGrantSecrets, parkedGrants } from "@/db/schema/parked-grants";
import type { Person } from "@/lib/actor";
import { revokeGrantNow } from "@/lib/grants/revoke-grants-now";
import { grantAgain } from "@/lib/grants/testing/grant-again";
import { accountTokens, connectSample, parkSample, useMirakl } from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { getAccount } from "./get-account";
import { removeAccount } from "./remove-account";
import { revokeAccess } from "./revoke-access";
import { samplePerson } from "./testing/insert-sample-account";
import { sampleViewer } from "./testing/sample-viewer";
import { revocationPath } from "./testing/token-endpoint";

let mirakl: ScriptedMirakl;
let person: Person & { userId: string };

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
  person = await samplePerson();
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});

const remove = (accountId: string) => removeAccount({ accountId }, person);
const parkedOf = (accountId: string) => db().select().from(parkedGrants).where(eq(parkedGrants.accountId, accountId));
const eventsOf = async (accountId: string) => {
  const trail = await db()
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, accountId))
    .orderBy(auditEvents.id);
  return trail.map(({ event, userName, accountName }) => [event, userName, accountName]);
};
const unreadable = (accountId: string) =>
  db()
    .update(accountSecrets)
    .set({ sealed: sql`overlay(${accountSecrets.sealed} placing 'AAAA' from 30 for 4)` })
    .where(eq(accountSecrets.ownerId, accountId));

describe("removing an account that someone granted", () => {
  it("revokes it at Mirakl, destroys its secrets and history, and keeps the trail", async () => {
    const { account, grant } = await connectSample(mirakl);
    expect(await remove(account.id)).toEqual({ name: account.name, revocation: "confirmed" });
    expect(grant).toMatchObject({ isAlive: false, reasons: ["Account removed"] });
    expect(await findAccount(account.id)).toBeNull();
    expect(await accountTokens(account.id)).toEqual({ accessToken: null, refreshToken: null });
    expect(await parkedOf(account.id)).toEqual([]);
    expect(await db().$count(accountHistory, eq(accountHistory.accountId, account.id))).toBe(0);
    expect(await eventsOf(account.id)).toEqual([
      ["account.removed", "Ada", account.name],
      ["account.revocation_confirmed", "Mirakl", account.name],
    ]);
  });

  it("keeps nothing but the sealed token while Mirakl does not answer, and that until it does", async () => {
    const { account, application, grant } = await connectSample(mirakl);
    mirakl.overrides[revocationPath] = () => ({ status: 503, body: {} });
    expect(await remove(account.id)).toEqual({ name: account.name, revocation: "pending" });
    mirakl.overrides = {};
    expect(await findAccount(account.id)).toBeNull();
    const [parked] = await parkedOf(account.id);
    expect(parked).toMatchObject({ state: "revoking", accountName: account.name, applicationId: application.id });
    const parkedId = parked?.id ?? "";
    expect(await eventsOf(account.id)).toEqual([["account.removed", "Ada", account.name]]);
    await db()
      .update(parkedGrants)
      .set({ nextAttemptAt: sql`now() - interval '1 second'` })
      .where(eq(parkedGrants.id, parkedId));
    await revokeGrantNow(parkedId, person);
    expect(grant.isAlive).toBe(false);
    expect(await db().$count(parkedGrantSecrets, eq(parkedGrantSecrets.ownerId, parkedId))).toBe(0);
    expect((await eventsOf(account.id)).at(-1)).toEqual(["account.revocation_confirmed", "Mirakl", account.name]);
  });

  it("takes superseded ones along", async () => {
    const { account, application, grant } = await connectSample(mirakl);
    const old = mirakl.addGrant({ clientId: application.clientId });
    await parkSample(application, old, { state: "superseded" }, account);
    expect(await remove(account.id)).toMatchObject({ revocation: "confirmed" });
    expect([grant.isAlive, old.isAlive]).toEqual([false, false]);
  });

  it("after its access was revoked goes on with a revocation that is pending", async () => {
    const { account, grant } = await connectSample(mirakl);
    mirakl.overrides[revocationPath] = () => ({ status: 503, body: {} });
    await revokeAccess({ accountId: account.id, reason: "Over" }, person);
    mirakl.overrides = {};
    expect(await remove(account.id)).toMatchObject({ revocation: "pending" });
    const [parked] = await parkedOf(account.id);
    await db()
      .update(parkedGrants)
      .set({ nextAttemptAt: sql`now() - interval '1 second'` })
      .where(eq(parkedGrants.accountId, account.id));
    await revokeGrantNow(parked?.id ?? "", person);
    expect(grant).toMatchObject({ isAlive: false, reasons: ["Over"] });
  });

  it("of which the token cannot be opened says in the trail that nothing could be revoked", async () => {
    const { account, application } = await connectSample(mirakl);
    await unreadable(account.id);
    await remove(account.id);
    expect(await findAccount(account.id)).toBeNull();
    const [removed] = await db().select().from(auditEvents).where(eq(auditEvents.accountId, account.id));
    expect(removed?.details).toEqual({ revocation: "not possible: the stored token cannot be opened" });
    expect(mirakl.asked(application.clientId, revocationPath)).toEqual([]);
  });
});

describe("an account whose token was altered", () => {
  it("ends here when it is revoked, and says that Mirakl could not be told", async () => {
    const { account, grant } = await connectSample(mirakl);
    await unreadable(account.id);
    expect(await revokeAccess({ accountId: account.id, reason: null }, person)).toMatchObject({ outcome: "untold" });
    expect(await accountTokens(account.id)).toEqual({ accessToken: null, refreshToken: null });
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      status: "revoked",
      isMiraklUntold: true,
      revocation: { confirmedAt: null, failure: { code: "sealed_value_unreadable" } },
    });
    expect(grant.isAlive).toBe(true);
  });

  it("works again once it was reconnected, as its advice says", async () => {
    const sample = await connectSample(mirakl);
    await unreadable(sample.account.id);
    const renewed = await grantAgain(mirakl, sample, person);
    const { accessToken, refreshToken } = renewed;
    expect(await accountTokens(sample.account.id)).toEqual({ accessToken, refreshToken });
    expect(await getAccount(sample.account.id, sampleViewer)).toMatchObject({ status: "active", failure: null });
    const trail = await db().select().from(auditEvents).where(eq(auditEvents.accountId, sample.account.id));
    expect(trail.map(({ event, details }) => [event, details.revocation])).toEqual([
      ["account.reconnected", "not possible for the former token: it cannot be opened"],
    ]);
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    expect(renewed.isAlive).toBe(false);
  });
});
