import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import type { SecretOwner } from "@/db/queries/sealed-secrets";
import { accountSecrets } from "@/db/schema/account-secrets";
import { applicationSecrets } from "@/db/schema/applications";
import { parkedGrantSecrets } from "@/db/schema/parked-grants";
import { refreshToken } from "@/lib/accounts/refresh-token";
import { removeAccount } from "@/lib/accounts/remove-account";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { revocationPath } from "@/lib/accounts/testing/token-endpoint";
import type { Person } from "@/lib/actor";
import { openSecret } from "@/lib/secrets/stored-secrets";
import { grantAgain } from "./testing/grant-again";
import { accountRow, applicationSecret, connectSample, useMirakl } from "./testing/sample-grant";
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

/** Every secret that can be opened with what the database holds. */
async function everySecret(): Promise<string[]> {
  const tables = { account: accountSecrets, application: applicationSecrets, parked_grant: parkedGrantSecrets };
  const found = await Promise.all(
    Object.entries(tables).map(async ([kind, table]) => {
      const rows = await db()
        .select()
        .from(table as typeof accountSecrets);
      return rows.map(({ ownerId, field }) => openSecret({ kind, id: ownerId } as SecretOwner, field));
    }),
  );
  return (await Promise.all(found.flat())).map((secret) => secret.reveal());
}

/** Everything that stands in the database, in the clear. */
async function everythingWritten(): Promise<string> {
  const tables = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) => db().execute(sql`select to_jsonb(t)::text as text from ${sql.identifier(name)} as t`)),
  );
  return JSON.stringify(texts);
}

describe("tokens", () => {
  it("are sealed wherever they are, and nowhere in the clear, while an access lives and while it is revoked", async () => {
    const sample = await connectSample(mirakl);
    const first = { ...sample.grant };
    await refreshToken({ accountId: sample.account.id, version: 1 }, person);
    const renewed = await grantAgain(mirakl, sample, person);
    mirakl.overrides[revocationPath] = ({ form }) => ({ status: 503, body: { error_description: form.token } });
    await revokeAccess({ accountId: sample.account.id, reason: null }, person);
    const secrets = await everySecret();
    expect(secrets).toEqual(expect.arrayContaining([renewed.accessToken, sample.grant.accessToken]));
    const written = await everythingWritten();
    expect(written).toContain(sample.account.name);
    for (const token of [first, sample.grant, renewed].flatMap((grant) => [grant.accessToken, grant.refreshToken])) {
      expect(written).not.toContain(token);
    }
    expect(written).not.toContain(applicationSecret);
  });

  it.each([
    ["its access was revoked", (accountId: string) => revokeAccess({ accountId, reason: null }, person)],
    ["it was removed", (accountId: string) => removeAccount({ accountId }, person)],
  ])("of an account are nowhere to be opened once %s", async (_, end) => {
    const sample = await connectSample(mirakl);
    const { accessToken, refreshToken: old } = sample.grant;
    await refreshToken({ accountId: sample.account.id, version: 1 }, person);
    const renewed = await grantAgain(mirakl, sample, person);
    expect(await everySecret()).toContain(renewed.accessToken);
    await end(sample.account.id);
    const gone = [accessToken, old, sample.grant.accessToken, sample.grant.refreshToken, renewed.accessToken];
    const left = await everySecret();
    expect(gone.filter((token) => token !== null && left.includes(token))).toEqual([]);
    expect([sample.grant.isAlive, renewed.isAlive]).toEqual([false, false]);
  });

  it("of another account stay", async () => {
    const [one, other] = [await connectSample(mirakl), await connectSample(mirakl)];
    await revokeAccess({ accountId: one.account.id, reason: null }, person);
    expect(await everySecret()).toEqual(expect.arrayContaining([other.grant.accessToken, other.grant.refreshToken]));
    expect((await accountRow(other.account.id)).version).toBe(1);
  });
});
