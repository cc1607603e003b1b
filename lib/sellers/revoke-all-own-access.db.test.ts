import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { listRevocationsOfAccounts } from "@/db/queries/parked-grants";
import { accountSecrets } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { revocationPath } from "@/lib/accounts/testing/token-endpoint";
import {
  accountRow,
  connectSample,
  insertGrantedAccount,
  sampleSeller,
  useMirakl,
} from "@/lib/grants/testing/sample-grant";
import { type ScriptedMirakl, startScriptedMirakl } from "@/lib/grants/testing/scripted-mirakl";
import { revokeAllOwnAccess } from "./revoke-all-own-access";

let mirakl: ScriptedMirakl;

beforeAll(async () => {
  mirakl = await startScriptedMirakl();
  useMirakl(mirakl);
});
afterAll(async () => {
  await mirakl.close();
  vi.unstubAllEnvs();
});
afterEach(() => {
  mirakl.overrides = {};
});

describe("revoking everything", () => {
  it("revokes all of one's own, and only those", async () => {
    const seller = await sampleSeller();
    const {
      account: first,
      application,
      grant,
    } = await connectSample(mirakl, {
      account: { grantedByIdentityId: seller.identityId },
    });
    const own = { grantedByIdentityId: seller.identityId };
    const second = mirakl.addGrant({ clientId: application.clientId });
    await insertGrantedAccount(application, second, own);
    const foreign = await connectSample(mirakl, {
      account: { grantedByIdentityId: (await sampleSeller()).identityId },
    });
    expect(await revokeAllOwnAccess(seller)).toEqual({ revoked: 2, pending: 0, untold: 0 });
    expect([grant, second, foreign.grant].map(({ isAlive }) => isAlive)).toEqual([false, false, true]);
    expect((await accountRow(first.id)).revokedBy).toBe(seller.email);
    expect((await accountRow(foreign.account.id)).revokedAt).toBeNull();
    expect(await revokeAllOwnAccess(seller)).toEqual({ revoked: 0, pending: 0, untold: 0 });
  });

  it("says how many Mirakl has not confirmed", async () => {
    const seller = await sampleSeller();
    const own = { grantedByIdentityId: seller.identityId };
    const [one] = [await connectSample(mirakl, { account: own }), await connectSample(mirakl, { account: own })];
    mirakl.overrides[revocationPath] = ({ form }, usual) =>
      form.token === one?.grant.accessToken ? { status: 503, body: {} } : usual();
    expect(await revokeAllOwnAccess(seller)).toEqual({ revoked: 2, pending: 1, untold: 0 });
    expect(await listRevocationsOfAccounts([one?.account.id ?? ""])).toMatchObject([{ state: "revoking" }]);
  });

  it("ends the others too where Mirakl cannot be told of one, and says so", async () => {
    const seller = await sampleSeller();
    const own = { grantedByIdentityId: seller.identityId };
    const [broken, ...others] = await Promise.all([1, 2, 3].map(() => connectSample(mirakl, { account: own })));
    const altered = { sealed: sql`overlay(${accountSecrets.sealed} placing 'AAAA' from 30 for 4)` };
    await db()
      .update(accountSecrets)
      .set(altered)
      .where(eq(accountSecrets.ownerId, broken?.account.id ?? ""));
    expect(await revokeAllOwnAccess(seller)).toEqual({ revoked: 3, pending: 0, untold: 1 });
    expect(others.map(({ grant }) => grant.isAlive)).toEqual([false, false]);
  });

  it("of nobody revokes nothing", async () => {
    const count = await db().$count(accounts, sql`${accounts.revokedAt} is null`);
    const nobody = { ...(await sampleSeller()), identityIds: [] };
    expect(await revokeAllOwnAccess(nobody)).toEqual({ revoked: 0, pending: 0, untold: 0 });
    expect(await db().$count(accounts, sql`${accounts.revokedAt} is null`)).toBe(count);
  });
});
