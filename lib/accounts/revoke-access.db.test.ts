import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { accountHistory } from "@/db/schema/account-history";
import { auditEvents } from "@/db/schema/audit-events";
import { parkedGrants } from "@/db/schema/parked-grants";
import type { Person } from "@/lib/actor";
import {
  accountRow,
  accountTokens,
  connectSample,
  parkSample,
  sampleSeller,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { getAccount } from "./get-account";
import { refreshToken } from "./refresh-token";
import { revokeAccess } from "./revoke-access";
import { insertSampleAccount, samplePerson } from "./testing/insert-sample-account";
import { failureOf } from "./testing/outcomes";
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

const revoke = (accountId: string, own: { reason?: string; confirmation?: string } = {}) =>
  revokeAccess({ accountId, reason: null, ...own }, person);
const parkedOf = (accountId: string) => db().select().from(parkedGrants).where(eq(parkedGrants.accountId, accountId));
const eventsOf = async (accountId: string) => {
  const trail = await db()
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, accountId))
    .orderBy(auditEvents.id);
  return trail.map(({ event, userName, details }) => [event, userName, details.reason ?? null]);
};

describe("revoking an access", () => {
  it("asks Mirakl once, with the living token, the client and the reason, and forgets the tokens", async () => {
    const { account, application, grant } = await connectSample(mirakl);
    const { accessToken } = grant;
    expect(await revoke(account.id, { reason: "Contract ended" })).toEqual({
      outcome: "confirmed",
      name: account.name,
    });
    expect(grant).toMatchObject({ isAlive: false, reasons: ["Contract ended"], refreshes: 0 });
    expect(mirakl.asked(application.clientId)).toEqual([]);
    expect(mirakl.asked(application.clientId, revocationPath)).toMatchObject([{ form: { token: accessToken } }]);
    expect(await accountTokens(account.id)).toEqual({ accessToken: null, refreshToken: null });
    expect(await parkedOf(account.id)).toEqual([]);
    expect(await getAccount(account.id, sampleViewer)).toMatchObject({
      status: "revoked",
      hasRefreshToken: false,
      nextRefreshAt: null,
      can: { refresh: false, revoke: false, reconnect: true },
      isRevocationPending: false,
      revocation: { by: "Ada", reason: "Contract ended", confirmedAt: expect.any(String), attempts: 0, failure: null },
    });
    expect(await eventsOf(account.id)).toEqual([
      ["account.access_revoked", "Ada", "Contract ended"],
      ["account.revocation_confirmed", "Mirakl", "Contract ended"],
    ]);
    const history = await db().select().from(accountHistory).where(eq(accountHistory.accountId, account.id));
    expect(history).toMatchObject([{ kind: "revocation", outcome: "succeeded", trigger: "person", attempt: 1 }]);
  });

  it("stops using the token on our side before Mirakl hears of it", async () => {
    const { account } = await connectSample(mirakl);
    let seen: unknown;
    mirakl.overrides[revocationPath] = async (_, usual) => {
      const { revokedAt, revokedAtMiraklAt, hasRefreshToken } = await accountRow(account.id);
      const refreshed = await failureOf(refreshToken({ accountId: account.id, version: 1 }, person));
      const tokens = await accountTokens(account.id);
      seen = { isRevoked: revokedAt !== null, revokedAtMiraklAt, hasRefreshToken, refresh: refreshed?.code, tokens };
      return usual();
    };
    await revoke(account.id);
    expect(seen).toEqual({
      isRevoked: true,
      revokedAtMiraklAt: null,
      hasRefreshToken: false,
      refresh: "account_revoked",
      tokens: { accessToken: null, refreshToken: null },
    });
  });

  it("obtains a living token first where the stored one is past its end, and revokes that one", async () => {
    const { account, application, grant } = await connectSample(mirakl, {
      account: { expiresAt: new Date(Date.now() - 1_000) },
    });
    const { accessToken: dead } = grant;
    grant.accessToken = "issued-to-nobody";
    await revoke(account.id);
    expect(grant).toMatchObject({ isAlive: false, refreshes: 1 });
    expect(mirakl.asked(application.clientId)).toHaveLength(1);
    const revoked = mirakl.asked(application.clientId, revocationPath).map(({ form }) => form.token);
    expect(revoked).toEqual([grant.accessToken]);
    expect(revoked).not.toContain(dead);
  });

  it.each([
    ["ends within seconds", { expiresAt: new Date(Date.now() + 10_000) }, 1],
    ["lives for another hour", { expiresAt: new Date(Date.now() + 3_600_000) }, 0],
    ["may be dead, because a refresh was never answered", { refreshOutcomeUnknown: true }, 1],
    ["may be dead, because a process died over its refresh", { leaseOwner: "dead", leaseUntil: new Date(0) }, 1],
  ])("where the token %s", async (_, account, refreshes) => {
    const sample = await connectSample(mirakl, { account });
    expect(await revoke(sample.account.id)).toMatchObject({ outcome: "confirmed" });
    expect(sample.grant).toMatchObject({ isAlive: false, refreshes });
  });

  it("revokes what is known where the grant has ended at Mirakl already", async () => {
    const { account, application, grant } = await connectSample(mirakl, { account: { expiresAt: new Date(0) } });
    grant.isAlive = false;
    expect(await revoke(account.id)).toMatchObject({ outcome: "confirmed" });
    expect(mirakl.asked(application.clientId, revocationPath).map(({ form }) => form.token)).toEqual([
      grant.accessToken,
    ]);
    expect(await parkedOf(account.id)).toEqual([]);
  });

  it("revokes a dead token that nothing can renew, because more cannot be done", async () => {
    const { account, application } = await connectSample(mirakl, {
      grant: { hasRefreshToken: false },
      account: { expiresAt: new Date(0) },
    });
    expect(await revoke(account.id)).toMatchObject({ outcome: "confirmed" });
    expect(mirakl.asked(application.clientId)).toEqual([]);
  });

  it("takes superseded ones along, each with its own token", async () => {
    const { account, application, grant } = await connectSample(mirakl);
    const earlier = [1, 2].map(() => mirakl.addGrant({ clientId: application.clientId }));
    for (const old of earlier) await parkSample(application, old, { state: "superseded" }, account);
    expect(await revoke(account.id, { reason: "Over" })).toMatchObject({ outcome: "confirmed" });
    expect([grant, ...earlier].map(({ isAlive, reasons }) => [isAlive, reasons])).toEqual(
      Array(3).fill([false, ["Over"]]),
    );
    expect(await parkedOf(account.id)).toEqual([]);
    expect((await accountRow(account.id)).revokedAtMiraklAt).not.toBeNull();
  });

  it("claims one grant at a time, so that each has a whole lease for its calls", async () => {
    const { account, application } = await connectSample(mirakl);
    const old = mirakl.addGrant({ clientId: application.clientId });
    await parkSample(application, old, { state: "superseded" }, account);
    const leased: number[] = [];
    mirakl.overrides[revocationPath] = async (_, usual) => {
      const isOfThis = and(eq(parkedGrants.accountId, account.id), sql`${parkedGrants.leaseOwner} is not null`);
      leased.push(await db().$count(parkedGrants, isOfThis));
      return usual();
    };
    expect(await revoke(account.id)).toMatchObject({ outcome: "confirmed" });
    expect(leased).toEqual([1, 1]);
  });

  it("twice does nothing more, and says the same", async () => {
    const { account, application } = await connectSample(mirakl);
    await revoke(account.id, { reason: "First" });
    expect(await revoke(account.id, { reason: "Second" })).toEqual({ outcome: "confirmed", name: account.name });
    expect(mirakl.asked(application.clientId, revocationPath)).toHaveLength(1);
    expect((await eventsOf(account.id)).map(([event]) => event)).toEqual([
      "account.access_revoked",
      "account.revocation_confirmed",
    ]);
    expect((await accountRow(account.id)).revocationReason).toBe("First");
  });

  it("by twenty at once asks Mirakl once", async () => {
    const { account, application, grant } = await connectSample(mirakl);
    const results = await Promise.all(Array.from({ length: 20 }, () => revoke(account.id)));
    expect(results.map(({ outcome }) => outcome)).toContain("confirmed");
    expect(mirakl.asked(application.clientId, revocationPath)).toHaveLength(1);
    expect(grant.isAlive).toBe(false);
    expect(await eventsOf(account.id)).toHaveLength(2);
  });
});

describe("who may revoke, and what", () => {
  it("in Production needs an admin to type the account's name", async () => {
    const { account, grant } = await connectSample(mirakl, { application: { environment: "production" } });
    for (const confirmation of [undefined, "", "Shop", `${account.name}!`]) {
      const failure = await failureOf(revoke(account.id, confirmation === undefined ? {} : { confirmation }));
      expect(failure).toMatchObject({
        code: "invalid_input",
        details: { fieldErrors: { confirmation: expect.stringContaining(account.name) } },
      });
    }
    expect(grant.isAlive).toBe(true);
    expect((await accountRow(account.id)).revokedAt).toBeNull();
    await revoke(account.id, { confirmation: ` ${account.name} ` });
    expect(grant.isAlive).toBe(false);
  });

  it("lets sellers revoke what they granted, in Production without typing", async () => {
    const seller = await sampleSeller();
    const { account, grant } = await connectSample(mirakl, {
      application: { environment: "production" },
      account: { grantedByIdentityId: seller.identityId },
    });
    await revokeAccess({ accountId: account.id, reason: null }, seller);
    expect(grant.isAlive).toBe(false);
    expect(await eventsOf(account.id)).toMatchObject([
      ["account.access_revoked", seller.email, null],
      ["account.revocation_confirmed", "Mirakl", null],
    ]);
  });

  it.each([
    ["another seller's", async () => (await sampleSeller()).identityId],
    ["one that nobody is known to have granted", async () => null],
  ])("does not tell a seller that %s exists", async (_, grantedBy) => {
    const { account, grant } = await connectSample(mirakl, { account: { grantedByIdentityId: await grantedBy() } });
    const before = await accountRow(account.id);
    const failure = await failureOf(revokeAccess({ accountId: account.id, reason: null }, await sampleSeller()));
    expect(failure?.code).toBe("account_not_found");
    expect(await accountRow(account.id)).toEqual(before);
    expect(grant.isAlive).toBe(true);
  });

  it.each(["api_key", "client_credentials"] as const)("refuses an account of the method %s", async (method) => {
    const { id } = await insertSampleAccount({ authenticationMethod: method });
    expect((await failureOf(revoke(id)))?.code).toBe("account_not_revocable");
    expect((await accountRow(id)).revokedAt).toBeNull();
  });

  it("knows no account that is not there", async () => {
    expect((await failureOf(revoke(person.userId)))?.code).toBe("account_not_found");
  });
});
