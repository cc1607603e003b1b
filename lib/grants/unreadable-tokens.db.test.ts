import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { findParkedGrant } from "@/db/queries/parked-grants";
import { accountDataKeys } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import { parkedGrantSecrets, parkedGrants } from "@/db/schema/parked-grants";
import { getAccount } from "@/lib/accounts/get-account";
import { removeAccount } from "@/lib/accounts/remove-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import type { Person } from "@/lib/actor";
import { parkedOf, revokeWhileDown, tryAgain } from "@/scripts/testing/unanswered-revocation";
import { revokeGrantsOfAccountNow } from "./revoke-grants-now";
import { tellMiraklLater } from "./tell-mirakl-later";
import { grantAgain } from "./testing/grant-again";
import { accountTokens, connectSample, useMirakl } from "./testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "./testing/scripted-mirakl";

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

const revokedWhileDown = () => revokeWhileDown(mirakl, person);

describe("an encryption key that is lost", () => {
  /** As if the ring had lost the key that wraps the data key of an account or a parked grant. */
  async function lose(table: "account" | "parked_grant", ownerId: string, to = "gone") {
    const dataKeys = sql.identifier(`${table}_data_keys`);
    await db().execute(
      sql`update ${dataKeys} set master_key_id = ${to} where ${sql.identifier(`${table}_id`)} = ${ownerId}`,
    );
  }
  const eventsOf = async (accountId: string) => {
    const trail = await db().select().from(auditEvents).where(eq(auditEvents.accountId, accountId));
    return trail.map(({ event }) => event);
  };

  it("lets our side stop, says that Mirakl could not be told, and tells it once the key is back", async () => {
    const { account, grant } = await connectSample(mirakl);
    await lose("account", account.id);
    const revoked = await revokeAccess({ accountId: account.id, reason: "Contract ended" }, person);
    expect(revoked).toMatchObject({ outcome: "untold" });
    expect(grant.isAlive).toBe(true);
    const view = await getAccount(account.id, person);
    expect(view).toMatchObject({ status: "revoked", isRevocationPending: false, isMiraklUntold: true });
    expect(view.revocation?.failure?.message).toContain("“gone”");
    expect(await tellMiraklLater()).toBe(0);
    await lose("account", account.id, "test");
    await db()
      .update(accounts)
      .set({ lastErrorDetails: { keyId: "test" } })
      .where(eq(accounts.id, account.id));
    expect(await tellMiraklLater()).toBe(1);
    await revokeGrantsOfAccountNow(account.id, person);
    expect(grant).toMatchObject({ isAlive: false, reasons: ["Contract ended"] });
    expect(await getAccount(account.id, person)).toMatchObject({ isMiraklUntold: false, isRevocationPending: false });
    expect(await eventsOf(account.id)).toContain("account.revocation_confirmed");
  });

  it("keeps no account from being granted again: the new access works, the old tokens are destroyed", async () => {
    const sample = await connectSample(mirakl);
    const { account } = sample;
    await lose("account", account.id);
    const again = await grantAgain(mirakl, sample, person);
    expect(await accountTokens(account.id)).toEqual({
      accessToken: again.accessToken,
      refreshToken: again.refreshToken,
    });
    expect(await db().$count(accountDataKeys, eq(accountDataKeys.ownerId, account.id))).toBe(1);
    expect(await getAccount(account.id, person)).toMatchObject({ status: "active", failure: null });
  });

  it("keeps no account from being removed, and the trail says that nothing could be revoked", async () => {
    const { account } = await connectSample(mirakl);
    await lose("account", account.id);
    expect(await removeAccount({ accountId: account.id }, person)).toMatchObject({ revocation: "confirmed" });
    expect(await db().$count(parkedGrants, eq(parkedGrants.accountId, account.id))).toBe(0);
    expect(await db().$count(accountDataKeys, eq(accountDataKeys.ownerId, account.id))).toBe(0);
  });

  it("lets a pending revocation wait for it", async () => {
    const sample = await revokedWhileDown();
    const { id } = await parkedOf(sample);
    await lose("parked_grant", id);
    expect(await tryAgain(sample)).toBe("pending");
    expect(await findParkedGrant(id)).toMatchObject({ lastErrorCode: "encryption_key_missing", state: "revoking" });
    await lose("parked_grant", id, "test");
    expect(await tryAgain(sample)).toBe("confirmed");
    expect(sample.grant.isAlive).toBe(false);
  });
});

describe("a sealed token that was altered", () => {
  it("ends its pending revocation, and the account and the trail say that Mirakl could not be told", async () => {
    const sample = await revokedWhileDown();
    const { id } = await parkedOf(sample);
    const altered = { sealed: sql`overlay(${parkedGrantSecrets.sealed} placing 'AAAA' from 60 for 4)` };
    await db().update(parkedGrantSecrets).set(altered).where(eq(parkedGrantSecrets.ownerId, id));
    expect(await tryAgain(sample)).toBe("given_up");
    expect(await findParkedGrant(id)).toBeNull();
    expect(await getAccount(sample.account.id, person)).toMatchObject({
      isMiraklUntold: true,
      isRevocationPending: false,
    });
    const trail = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.accountId, sample.account.id))
      .orderBy(auditEvents.id);
    expect(trail.at(-1)).toMatchObject({ event: "account.revocation_given_up", userName: "Latchkey" });
  });
});
