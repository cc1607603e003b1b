import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { auditEvents } from "@/db/schema/audit-events";
import { tags } from "@/db/schema/tags";
import { tagAccountInput } from "./account-inputs";
import { getAccount } from "./get-account";
import { tagAccount } from "./tag-account";
import { insertSampleAccount, samplePerson } from "./testing/insert-sample-account";

beforeEach(async () => {
  await db().delete(accounts);
  await db().delete(tags);
});

it("gives an account exactly the tags that are asked for, and writes down what changed", async () => {
  const person = await samplePerson();
  const { id } = await insertSampleAccount();
  expect((await tagAccount({ accountId: id, tags: ["Pilot", "Europe"] }, person)).tags).toEqual(["Europe", "Pilot"]);
  expect((await tagAccount({ accountId: id, tags: ["europe", "North"] }, person)).tags).toEqual(["Europe", "North"]);
  expect((await getAccount(id, person)).tags).toEqual(["Europe", "North"]);
  await tagAccount({ accountId: id, tags: ["North", "Europe"] }, person);
  expect((await tagAccount({ accountId: id, tags: [] }, person)).tags).toEqual([]);

  const events = await db().select().from(auditEvents).where(eq(auditEvents.accountId, id)).orderBy(auditEvents.id);
  expect(events.map(({ event, changes }) => [event, changes])).toEqual([
    ["account.tagged", { tags: { before: null, after: "Europe, Pilot" } }],
    ["account.tagged", { tags: { before: "Europe, Pilot", after: "Europe, North" } }],
    ["account.tagged", { tags: { before: "Europe, North", after: null } }],
  ]);
});

it("says so when the account is gone", async () => {
  const accountId = "00000000-0000-4000-8000-000000000000";
  await expect(tagAccount({ accountId, tags: ["Europe"] }, await samplePerson())).rejects.toMatchObject({
    code: "account_not_found",
  });
});

it("takes twenty tags of forty characters", () => {
  const accountId = "00000000-0000-4000-8000-000000000000";
  const ask = (names: string[]) => tagAccountInput.safeParse({ accountId, tags: names }).success;
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `T${index}`);
  expect(ask(numbered(20))).toBe(true);
  expect(ask(numbered(21))).toBe(false);
  expect(ask(["x".repeat(40)])).toBe(true);
  expect(ask(["x".repeat(41)])).toBe(false);
  expect(ask(["a\u0000b"])).toBe(false);
  expect(tagAccountInput.parse({ accountId, tags: [" Key   account "] }).tags).toEqual(["Key account"]);
});
