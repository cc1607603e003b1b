import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { insertAccount } from "@/db/queries/accounts";
import { inTransaction } from "@/db/queries/in-transaction";
import { saveSealedSecrets } from "@/db/queries/sealed-secrets";
import { accountDataKeys, accountSecrets } from "@/db/schema/account-secrets";
import { accounts } from "@/db/schema/accounts";
import { keyRotations } from "@/db/schema/key-rotations";
import { insertSampleAccount, sampleSecret } from "@/lib/accounts/testing/insert-sample-account";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { sealDirectly } from "@/lib/crypto/sealing";
import { runKeyRotation } from "@/lib/keys/run-key-rotation";
import { startKeyRotation } from "@/lib/keys/start-key-rotation";
import { Secret } from "@/lib/secret";
import { accountOwner, openSecret, sealSecrets, storeSecrets } from "./stored-secrets";

beforeEach(async () => {
  await db().delete(accounts);
  await db().delete(keyRotations);
});

const secretsOf = (id: string) => db().select().from(accountSecrets).where(eq(accountSecrets.ownerId, id));
const dataKeysOf = (id: string) => db().select().from(accountDataKeys).where(eq(accountDataKeys.ownerId, id));
const open = async (id: string, field: "client_secret" | "access_token") =>
  (await openSecret(accountOwner(id), field)).reveal();
const store = (id: string, secrets: Parameters<typeof storeSecrets>[1]) =>
  inTransaction((on) => storeSecrets(accountOwner(id), secrets, on));

/** As a version without data keys stored it. */
async function insertFormerAccount(): Promise<string> {
  const account = sampleAccount();
  const owner = accountOwner(account.id);
  await inTransaction(async (on) => {
    await insertAccount(account, on);
    const secrets = { client_secret: new Secret(sampleSecret), access_token: new Secret("old-token") };
    await saveSealedSecrets(owner, sealSecrets(owner, secrets, null), on);
  });
  return account.id;
}

// The first: a process that has found data keys in use does not ask again.
it("a database of a version without data keys is written as that version reads it, until a rotation is started", async () => {
  const former = await insertFormerAccount();
  const added = await insertSampleAccount();
  await store(former, { access_token: new Secret("newer") });
  for (const id of [former, added.id]) {
    expect((await secretsOf(id)).map(({ keyId, dataKeyId }) => [keyId, dataKeyId])).toEqual([
      ["test", null],
      ["test", null],
    ]);
    expect(await dataKeysOf(id)).toEqual([]);
  }
  await startKeyRotation({}, "Command line");
  const between = await insertSampleAccount();
  expect(await dataKeysOf(between.id)).toHaveLength(1);
  expect(await runKeyRotation({ owner: "test" })).toBe("finished");
  for (const id of [former, added.id]) {
    const [dataKey, ...others] = await dataKeysOf(id);
    expect(others).toEqual([]);
    expect((await secretsOf(id)).every(({ keyId, dataKeyId }) => keyId === null && dataKeyId === dataKey?.id)).toBe(
      true,
    );
    expect(await open(id, "client_secret")).toBe(sampleSecret);
  }
  expect(await open(former, "access_token")).toBe("newer");
});

describe("the data key of an account", () => {
  it("is one, and seals all that is stored", async () => {
    const { id } = await insertSampleAccount();
    const [dataKey] = await dataKeysOf(id);
    await store(id, { access_token: new Secret("newer") });
    expect(await dataKeysOf(id)).toEqual([dataKey]);
    expect((await secretsOf(id)).map(({ dataKeyId }) => dataKeyId)).toEqual([dataKey?.id, dataKey?.id]);
  });

  it("ends with the account, and with it what it sealed", async () => {
    const { id } = await insertSampleAccount();
    await db().delete(accounts).where(eq(accounts.id, id));
    expect([await dataKeysOf(id), await secretsOf(id)]).toEqual([[], []]);
  });

  it("does not open for another account, whatever is moved along", async () => {
    const [one, other] = [await insertSampleAccount(), await insertSampleAccount()];
    const stolen = await dataKeysOf(one.id);
    await db()
      .insert(accountDataKeys)
      .values(stolen.map((dataKey) => ({ ...dataKey, ownerId: other.id })));
    for (const { field, sealed, dataKeyId } of await secretsOf(one.id)) {
      await db()
        .update(accountSecrets)
        .set({ sealed, dataKeyId })
        .where(and(eq(accountSecrets.ownerId, other.id), eq(accountSecrets.field, field)));
    }
    await expect(open(other.id, "client_secret")).rejects.toMatchObject({ code: "sealed_value_unreadable" });
    expect(await open(one.id, "client_secret")).toBe(sampleSecret);
  });

  it("gets a second one where this process lacks the key of the first, which stays while it seals something", async () => {
    const { id } = await insertSampleAccount();
    await db().update(accountDataKeys).set({ masterKeyId: "gone" }).where(eq(accountDataKeys.ownerId, id));
    await store(id, { access_token: new Secret("newer") });
    expect(await open(id, "access_token")).toBe("newer");
    await expect(open(id, "client_secret")).rejects.toMatchObject({ code: "encryption_key_missing" });
    expect(await dataKeysOf(id)).toHaveLength(2);
    await store(id, { client_secret: new Secret("entered anew") });
    expect(await open(id, "client_secret")).toBe("entered anew");
    expect((await dataKeysOf(id)).map(({ masterKeyId }) => masterKeyId)).toEqual(["test"]);
  });

  it("is not asked for what a process of a former version stored over it", async () => {
    const { id } = await insertSampleAccount();
    const place = { owner: accountOwner(id), field: "access_token" } as const;
    const { keyId, sealed } = sealDirectly(new Secret("from before"), place);
    await db()
      .update(accountSecrets)
      .set({ keyId, sealed })
      .where(and(eq(accountSecrets.ownerId, id), eq(accountSecrets.field, place.field)));
    expect(await open(id, "access_token")).toBe("from before");
    await startKeyRotation({}, "Command line");
    expect(await runKeyRotation({ owner: "test" })).toBe("finished");
    expect((await secretsOf(id)).map(({ keyId: direct }) => direct)).toEqual([null, null]);
    expect(await open(id, "access_token")).toBe("from before");
    expect(await dataKeysOf(id)).toHaveLength(1);
  });
});
