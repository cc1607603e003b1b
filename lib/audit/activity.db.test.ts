import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertAuditEvents } from "@/db/queries/audit-events";
import type { auditEvents } from "@/db/schema/audit-events";
import { insertSampleAccount, samplePerson } from "@/lib/accounts/testing/insert-sample-account";
import { sampleViewer } from "@/lib/accounts/testing/sample-viewer";
import type { Person } from "@/lib/actor";
import { testDatabase } from "@/scripts/testing/test-database";
import { parseActivityQuery } from "./activity-query";
import type { ActivityQuery } from "./activity-view";
import { exportActivity } from "./export-activity";
import { eventsPerPage, listActivity } from "./list-activity";
import { listActivityPeople } from "./list-activity-people";

let owner: postgres.Sql;
let ada: Person & { userId: string };
const accountId = randomUUID();
const noon = Date.parse("2026-03-01T12:00:00.000Z");

const query = (parameters: string): ActivityQuery => parseActivityQuery(new URLSearchParams(parameters));
const sentences = async (parameters: string) =>
  (await listActivity(query(parameters), sampleViewer)).events.map(
    ({ personName, sentence }) => `${personName} ${sentence}`,
  );
const write = (at: number, event: Partial<typeof auditEvents.$inferInsert>) =>
  insertAuditEvents([{ event: "account.verified", at: new Date(at), ...event }]);

beforeAll(async () => {
  owner = postgres((await testDatabase()).url, { max: 1, onnotice: () => undefined });
  ada = await samplePerson();
  const by = { userId: ada.userId, userName: "Ada", role: "admin" };
  const account = { accountId, accountName: "Acme" };
  await write(noon, { ...by, ...account, event: "account.added" });
  await write(noon + 1_000, { ...by, ...account, details: { result: "works" } });
  await write(noon + 2_000, { userName: "sofia@example.com", role: "seller", ...account, event: "account.connected" });
  await write(noon + 3_000, { userName: "sofia@example.com", role: "seller", event: "seller.signed_in" });
  await write(noon + 3_000, { ...by, event: "user.signed_out" });
  await write(noon + 4_000, {
    userName: "Command line",
    event: "user.password_set",
    details: { email: "bob@example.com" },
  });
});
afterAll(() => owner.end({ timeout: 5 }));

describe("the activity", () => {
  it.each([
    [
      "everything, newest first",
      "to=2026-03-02",
      [
        "Command line set a new password for bob@example.com and ended every session of theirs",
        "Ada signed out",
        "sofia@example.com signed in with Mirakl",
        "sofia@example.com connected it by Sign in with Mirakl",
        "Ada verified the connection: works",
        "Ada added this account",
      ],
    ],
    [
      "what a person did",
      () => `person=${ada.userId}`,
      ["Ada signed out", "Ada verified the connection: works", "Ada added this account"],
    ],
    [
      "what a seller did",
      "person=sofia@example.com",
      ["sofia@example.com signed in with Mirakl", "sofia@example.com connected it by Sign in with Mirakl"],
    ],
    [
      "what happened to an account",
      `account=${accountId}`,
      [
        "sofia@example.com connected it by Sign in with Mirakl",
        "Ada verified the connection: works",
        "Ada added this account",
      ],
    ],
    ["one kind", "kind=account.added", ["Ada added this account"]],
    [
      "several kinds in one order",
      "kind=seller.signed_in&kind=account.added&kind=user.signed_out&kind=unknown",
      ["Ada signed out", "sofia@example.com signed in with Mirakl", "Ada added this account"],
    ],
    [
      "a stretch of time, from its first instant to before its last",
      "from=2026-03-01T12:00:01.000Z&to=2026-03-01T12:00:03.000Z",
      ["sofia@example.com connected it by Sign in with Mirakl", "Ada verified the connection: works"],
    ],
    [
      "all filters at once",
      () =>
        `person=${ada.userId}&account=${accountId}&kind=account.added&kind=account.removed&from=2026-03-01&to=2026-03-02`,
      ["Ada added this account"],
    ],
    ["nothing of nobody", "person=nobody", []],
    ["nothing for what PostgreSQL cannot hold", "person=a%00b&from=9999999-01-01", []],
  ] as [string, string | (() => string), string[]][])("shows %s", async (_what, parameters, expected) => {
    const found = await sentences(typeof parameters === "string" ? parameters : parameters());
    expect(found).toEqual(expected);
  });

  it("tells of an account whether it is still there", async () => {
    const { id, name } = await insertSampleAccount();
    await write(noon + 9_000, { accountId: id, accountName: name, event: "account.renamed", userName: "Eve" });
    const [event] = (await listActivity(query("person=Eve"), sampleViewer)).events;
    expect(event?.account).toEqual({ id, name, isThere: true });
    const [other] = (await listActivity(query("kind=account.added"), sampleViewer)).events;
    expect(other?.account).toEqual({ id: accountId, name: "Acme", isThere: false });
  });

  it("pages to the end and back without a gap, also where many events have one time", async () => {
    const total = eventsPerPage * 2 + 7;
    await owner`insert into audit_events (event, user_name, at, details)
      select 'account.removed', 'Pager', to_timestamp(${noon / 1000}), jsonb_build_object('number', n::text)
      from generate_series(1, ${total}) n`;
    const pages = [];
    let page = await listActivity(query("person=Pager"), sampleViewer);
    for (;;) {
      pages.push(page);
      if (!page.nextCursor) break;
      page = await listActivity(query(`person=Pager&cursor=${page.nextCursor}`), sampleViewer);
    }
    const numbers = pages.flatMap(({ events }) => events.map(({ id }) => Number(id)));
    expect(pages.map(({ from, events }) => [from, events.length])).toEqual([
      [1, 50],
      [51, 50],
      [101, 7],
    ]);
    expect(new Set(numbers).size).toBe(total);
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
    const back = [];
    for (let cursor = page.previousCursor; cursor; ) {
      const previous = await listActivity(query(`person=Pager&cursor=${cursor}`), sampleViewer);
      back.unshift(previous.events.map(({ id }) => Number(id)));
      cursor = previous.previousCursor;
    }
    expect(back.flat()).toEqual(numbers.slice(0, 100));
    expect((await listActivity(query("person=Pager&cursor=altered"), sampleViewer)).from).toBe(1);
  });

  it("finds people by name or e-mail, and sellers by how they begin", async () => {
    await owner`insert into audit_events (event, user_name) values ('seller.signed_in', 'zoë@example.com'), ('x', 'zoe@example.com')`;
    expect(await listActivityPeople("ada@", sampleViewer)).toEqual([
      { key: ada.userId, name: "Ada", hint: "ada@example.com" },
    ]);
    expect(await listActivityPeople(ada.userId, sampleViewer)).toMatchObject([{ name: "Ada" }]);
    const names = async (text: string) => (await listActivityPeople(text, sampleViewer)).map(({ name }) => name);
    expect(await names("zo")).toEqual(["zoe@example.com", "zoë@example.com"]);
    expect(await names("sofia@example.com")).toEqual(["sofia@example.com"]);
    expect(await names("%")).toEqual([]);
    expect(await names("")).toEqual(expect.arrayContaining(["Ada", "sofia@example.com", "Command line"]));
  });
});

describe("an export", () => {
  const read = async (parameters: string, format: "csv" | "json") => {
    const file = await exportActivity({ filter: query(parameters), format }, ada);
    // What reads text leaves the byte order mark out.
    return { ...file, text: Buffer.from(await new Response(file.body).arrayBuffer()).toString() };
  };

  it("holds what the filters leave, and is an event itself", async () => {
    const { text, name, contentType } = await read(`account=${accountId}`, "json");
    expect(name).toMatch(/^latchkey-activity-\d{4}-\d\d-\d\d\.json$/);
    expect(contentType).toBe("application/json");
    expect(JSON.parse(text)).toMatchObject([
      { event: "account.connected", person: "sofia@example.com", role: "seller", account: "Acme" },
      { event: "account.verified", summary: "verified the connection: works", userId: ada.userId },
      { event: "account.added", at: "2026-03-01T12:00:00.000Z" },
    ]);
    const [exported] = (await listActivity(query("kind=activity.exported"), sampleViewer)).events;
    expect(exported).toMatchObject({ personName: "Ada", sentence: "exported the activity as JSON" });
    expect(exported?.details).toContainEqual({ label: "Filter", value: `account=${accountId}` });
    expect(JSON.parse((await read("person=nobody", "json")).text)).toEqual([]);
  });

  it("never holds a cell that a spreadsheet takes for a formula", async () => {
    const hostile = [
      '=HYPERLINK("https://evil.example","x")',
      "+1+1",
      "-2+3",
      "@SUM(A1)",
      "\t=1",
      'quote " and,\r\nline',
    ];
    for (const name of hostile)
      await write(noon, { event: "account.renamed", userName: name, accountId: randomUUID(), accountName: name });
    for (const name of hostile.slice(0, 5)) {
      const { text } = await read(`person=${encodeURIComponent(name)}`, "csv");
      const [header, ...rows] = text.split("\r\n").filter(Boolean);
      expect(header).toMatch(/^\uFEFFid,at,event,person,role,/);
      for (const row of rows) expect(row).not.toMatch(/(^|,)"?[=+\-@\t\r]/);
    }
    const { text } = await read(
      `from=2026-03-01T12:00:00.000Z&to=2026-03-01T12:00:00.001Z&kind=account.renamed`,
      "csv",
    );
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
    expect(text).toContain('"quote "" and,\r\nline"');
  });

  it("is written while it is read, whatever its length, and stops when nobody reads", async () => {
    const count = 12_000;
    await owner`insert into audit_events (event, user_name, user_agent) select 'account.removed', 'Many', repeat('x', 500) from generate_series(1, ${count})`;
    const { text } = await read("person=Many", "csv");
    expect(text.split("\r\n").filter(Boolean)).toHaveLength(count + 1);
    const file = await exportActivity({ filter: query("person=Many"), format: "json" }, ada);
    const reader = file.body.getReader();
    const { value } = await reader.read();
    // A page of a thousand rows, and not the rest of them.
    expect(value?.length).toBeLessThan(1_500_000);
    await reader.cancel();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });
});
