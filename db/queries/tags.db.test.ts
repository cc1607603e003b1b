import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { sampleAccount } from "@/lib/accounts/testing/sample-account";
import { mostTags } from "@/lib/vocabulary";
import { db } from "../client";
import { accounts } from "../schema/accounts";
import { tags } from "../schema/tags";
import { addTags, findTagsOfAccount, listTags, removeTags } from "./tags";

let ids: string[];
beforeEach(async () => {
  await db().delete(accounts);
  await db().delete(tags);
  const rows = Array.from({ length: 3 }, () => sampleAccount());
  ids = rows.map(({ id }) => id).sort();
  await db().insert(accounts).values(rows);
});
const tagsOfAll = () => Promise.all(ids.map((id) => findTagsOfAccount(id)));

describe("tags of many accounts", () => {
  it("are added to what each has, once whatever their case", async () => {
    const [first = ""] = ids;
    await addTags([first], ["Pilot"], db());
    expect((await addTags(ids, ["PILOT", "europe", "Europe"], db())).sort()).toEqual(ids);
    expect(await tagsOfAll()).toEqual([
      ["europe", "Pilot"],
      ["europe", "Pilot"],
      ["europe", "Pilot"],
    ]);
  });

  it("leave out accounts that would have too many, and those that are gone", async () => {
    const [first = "", second = "", third = ""] = ids;
    await addTags(
      [first],
      Array.from({ length: mostTags }, (_, index) => `T${index}`),
      db(),
    );
    await addTags(
      [second],
      Array.from({ length: mostTags - 1 }, (_, index) => `T${index}`),
      db(),
    );
    const gone = "00000000-0000-4000-8000-000000000000";
    expect((await addTags([...ids, gone], ["New"], db())).sort()).toEqual([second, third].sort());
    expect(await findTagsOfAccount(first)).not.toContain("New");
    // What it has already does not count twice.
    expect(await addTags([first], ["t3"], db())).toEqual([first]);
  });

  it("never become too many when several people add at once", async () => {
    const [first = ""] = ids;
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => db().transaction((on) => addTags([first], [`T${index}`], on))),
    );
    expect(await findTagsOfAccount(first)).toHaveLength(mostTags);
  });

  it("are put on several accounts at once by several people, who do not wait for each other", async () => {
    const [first = "", second = "", third = ""] = ids;
    await addTags([first], ["Europe"], db());
    await db().transaction(async (on) => {
      await addTags([second], ["Europe"], on);
      await db().transaction(async (other) => {
        await other.execute(sql`set local lock_timeout = '1s'`);
        await addTags([third], ["europe"], other);
      });
    });
    expect(await tagsOfAll()).toEqual([["Europe"], ["Europe"], ["Europe"]]);
  });

  it("are made once when several people think of one at once", async () => {
    await Promise.all(ids.map((id) => db().transaction((on) => addTags([id], ["New", "Other"], on))));
    expect(await tagsOfAll()).toEqual(ids.map(() => ["New", "Other"]));
    expect(await listTags("", 50)).toEqual(["New", "Other"]);
  });

  it("are taken from those that have them", async () => {
    const [first = "", second = ""] = ids;
    await addTags([first, second], ["Europe", "Pilot"], db());
    expect(await removeTags(ids, ["EUROPE", "unknown"], db())).toBe(2);
    expect(await tagsOfAll()).toEqual([["Pilot"], ["Pilot"], []]);
    expect(await removeTags(ids, ["Europe"], db())).toBe(0);
  });

  it("are listed while an account has them", async () => {
    const [first = ""] = ids;
    await addTags([first], ["100 %", "Europe", "europe north"], db());
    expect(await listTags("", 50)).toEqual(["100 %", "Europe", "europe north"]);
    expect(await listTags("EUR", 1)).toEqual(["Europe"]);
    expect(await listTags("%", 50)).toEqual(["100 %"]);
    await removeTags([first], ["100 %"], db());
    expect(await listTags("%", 50)).toEqual([]);
  });
});
