import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { addTags } from "@/db/queries/tags";
import { accounts } from "@/db/schema/accounts";
import { seedAccounts } from "@/db/seed";
import { parseAccountListQuery } from "./account-list-query";
import { countAccounts } from "./count-accounts";
import { listAccounts } from "./list-accounts";
import { sampleAccount } from "./testing/sample-account";
import { sampleViewer } from "./testing/sample-viewer";

const parse = (address: string | Record<string, string>) => parseAccountListQuery(new URLSearchParams(address));
const namesOf = async (address: string | Record<string, string>) =>
  (await listAccounts(parse(address), sampleViewer)).accounts.map(({ name }) => name).sort();
const search = (q: string) => namesOf({ q });

beforeEach(async () => {
  await db().delete(accounts);
});

describe("search", () => {
  const garden = sampleAccount({
    name: "Garden & Home",
    shopName: "Blühende Gärten",
    shopId: "777001",
    host: "garden-prod.example",
    companyId: "C-4711",
    companyName: "Initech Holding",
    grantedBy: "Sofia.Owner@example.com",
  });
  beforeEach(async () => {
    await db()
      .insert(accounts)
      .values([garden, sampleAccount({ name: "Parts", shopName: "PARTS", host: "parts-dev.example" })]);
  });

  it.each(["garden", "BLÜHENDE", "7700", "garden-prod", "c-4711", "initech", "sofia.owner", "owner@example"])(
    "finds %j in name, shop, shop ID, host, company or owner",
    async (text) => {
      expect(await search(text)).toEqual(["Garden & Home"]);
    },
  );

  it("wants every word, in whatever order and place", async () => {
    expect(await search("sofia  garden 777")).toEqual(["Garden & Home"]);
    expect(await search("sofia parts")).toEqual([]);
    expect(await search("home & garden")).toEqual(["Garden & Home"]);
  });

  it("takes a letter or two for the beginning of a word", async () => {
    expect(await search("g")).toEqual(["Garden & Home"]);
    expect(await search("ho")).toEqual(["Garden & Home"]);
    expect(await search("de")).toEqual(["Parts"]);
    expect(await search("pr")).toEqual(["Garden & Home"]);
    expect(await search("ar")).toEqual([]);
    expect(await search("&")).toEqual(["Garden & Home"]);
  });

  it("knows a new name at once, and forgets what is removed", async () => {
    await db().update(accounts).set({ name: "Orchard", shopName: null }).where(eq(accounts.id, garden.id));
    expect(await search("orchard")).toEqual(["Orchard"]);
    expect(await search("blühende")).toEqual([]);
    await db().delete(accounts).where(eq(accounts.id, garden.id));
    expect(await search("orchard")).toEqual([]);
  });
});

describe("filters", () => {
  const at = (minutes: number) => new Date(Date.parse("2031-03-01T12:00:00Z") + minutes * 60_000);

  it("by tag, host and expiry, alone and together", async () => {
    const rows = [
      sampleAccount({ name: "A", host: "acme.example", expiresAt: at(0) }),
      sampleAccount({ name: "B", host: "globex.example", expiresAt: at(30) }),
      sampleAccount({ name: "C", host: "acme.example", expiresAt: at(60) }),
      sampleAccount({ name: "D", host: null, expiresAt: null }),
    ];
    await db().insert(accounts).values(rows);
    const [a = "", b = "", c = ""] = rows.map(({ id }) => id);
    await addTags([a, b], ["Key account"], db());
    await addTags([c], ["Pilot"], db());
    expect(await namesOf("tag=KEY+ACCOUNT")).toEqual(["A", "B"]);
    expect(await namesOf("tag=key+account&tag=pilot")).toEqual(["A", "B", "C"]);
    expect(await namesOf("tag=unknown")).toEqual([]);
    expect(await namesOf("host=acme.example")).toEqual(["A", "C"]);
    expect(await namesOf("host=acme.example&host=globex.example&tag=pilot")).toEqual(["C"]);
    const hour = "expires-from=2031-03-01T12:00:00Z&expires-to=2031-03-01T13:00:00Z";
    expect(await namesOf(hour)).toEqual(["A", "B"]);
    expect(await namesOf(`${hour}&host=acme.example&sort=name`)).toEqual(["A"]);
    expect(await namesOf("expires-from=2031-03-01T13:00:00Z")).toEqual(["C"]);
    expect(await countAccounts(parse(`${hour}&tag=key+account`), sampleViewer)).toMatchObject({ total: 2 });
  });

  it("finds the same in many as in few", async () => {
    await seedAccounts(db(), 2_500);
    // More than are named one by one match the first of these, few the others.
    for (const [words, wanted] of [
      ["invalid", /./],
      ["germany acme", /^acme germany /],
      ["hooli 1", /^hooli .* 1/],
    ] as const) {
      const all = await db().select().from(accounts);
      const expected = all.filter(({ name }) => wanted.test(name.toLowerCase())).length;
      expect(expected).toBeGreaterThan(0);
      expect(await countAccounts(parse({ q: words }), sampleViewer)).toMatchObject({ total: expected });
      let found = 0;
      for (let cursor: string | null = null; ; ) {
        const page = await listAccounts({ ...parse({ q: words }), cursor }, sampleViewer);
        found += page.accounts.length;
        cursor = page.nextCursor;
        if (!cursor) break;
      }
      expect(found).toBe(expected);
    }
  });
});
