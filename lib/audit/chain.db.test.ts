import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { insertAuditEvents } from "@/db/queries/audit-events";
import { findUnsealedTail } from "@/db/queries/audit-seals";
import { inTransaction } from "@/db/queries/in-transaction";
import { sleep } from "@/lib/clock";
import { holdLock } from "@/scripts/testing/held-lock";
import { testDatabase } from "@/scripts/testing/test-database";
import { genesisHash } from "./seal-event";
import { sealEvents } from "./seal-events";
import { verifyChain } from "./verify-chain";

/** The owner of the tables, who can do what nobody should. */
let owner: postgres.Sql;

beforeAll(async () => {
  owner = postgres((await testDatabase()).url, { max: 2, onnotice: () => undefined });
});
beforeEach(async () => {
  await owner.unsafe("truncate audit_events, audit_seals, audit_unsealed, audit_head");
  await owner`insert into audit_head (position, hash) values (0, ${genesisHash})`;
});
afterAll(() => owner.end({ timeout: 5 }));

const write = (event: string) => insertAuditEvents([{ event, userName: "Ada", details: { note: event } }], db());
const writeAll = async (count: number) => {
  for (let number = 1; number <= count; number += 1) await write(`event.${number}`);
};
const verify = (anchors: { position: number; hash: string }[] = []) => verifyChain(db(), { anchors });
/** Event names in the order of the chain. */
const chain = async () => {
  const rows = await owner<{ event: string }[]>`
    select event from audit_seals join audit_events on audit_events.id = event_id order by position`;
  return rows.map(({ event }) => event);
};

describe("sealing", () => {
  it("follows commits, not numbers: what commits late comes into a later batch", async () => {
    const transaction = await owner.reserve();
    await transaction.unsafe("begin; insert into audit_events (event) values ('late')");
    await write("early");
    expect((await sealEvents(100))?.sealed).toBe(1);
    await transaction.unsafe("commit");
    transaction.release();
    expect(await verify()).toMatchObject({ problems: [], links: 1, tail: { count: 1 } });
    expect((await sealEvents(100))?.sealed).toBe(1);
    expect(await chain()).toEqual(["early", "late"]);
    expect(await verify()).toMatchObject({ problems: [], links: 2, tail: { count: 0, oldestSeconds: null } });
  });

  it("loses nothing and repeats nothing beside many writers, who also roll back, and two sealers", async () => {
    let isWriting = true;
    const sealer = async () => {
      while (isWriting) if (!(await sealEvents(7))?.sealed) await sleep(2);
    };
    const sealers = [sealer(), sealer()];
    const writer = async (name: number) => {
      for (let number = 0; number < 25; number += 1) {
        await inTransaction(async (on) => {
          await insertAuditEvents([{ event: `writer.${name}`, details: { number: String(number) } }], on);
          await sleep(Math.random() * 12);
          if (number % 5 === 4) throw new Error("rolled back");
        }).catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, name) => writer(name)));
    isWriting = false;
    await Promise.all(sealers);
    while ((await sealEvents(7))?.sealed);
    expect(await verify()).toMatchObject({ problems: [], links: 6 * 20, tail: { count: 0 } });
    const [order] = await owner`
      select count(*)::int as links, max(position)::int as last, count(distinct event_id)::int as events,
        (select count(*)::int from audit_events) as written from audit_seals`;
    expect(order).toEqual({ links: 120, last: 120, events: 120, written: 120 });
  });

  it("lets one process seal at a time, and nobody who writes waits for it", async () => {
    await write("before");
    const other = await holdLock({ table: "audit_head", rows: "id = 1" });
    expect(await sealEvents(100)).toBeNull();
    await write("meanwhile");
    await other.release();
    expect((await sealEvents(100))?.sealed).toBe(2);
  });

  it("tells how many events wait, and for how long", async () => {
    await writeAll(2);
    await owner`update audit_events set at = now() - interval '90 seconds' where event = 'event.1'`;
    const tail = await findUnsealedTail();
    expect(tail.count).toBe(2);
    expect(tail.oldestSeconds).toBeGreaterThan(89);
  });
});

describe("a verification", () => {
  const cutSeals = "delete from audit_seals where position > 4";
  const slipIn = (how: string) => `insert into audit_events (id, at, event) overriding system value ${how}`;
  const quietly = (statement: string) =>
    `set session_replication_role = replica; ${statement}; reset session_replication_role`;
  const swapEvents = `
    update audit_seals set event_id = -event_id where position in (2, 3);
    update audit_seals set event_id = (select -event_id from audit_seals as other where other.position = 5 - audit_seals.position)
      where position in (2, 3)`;
  const swapLinks = `
    update audit_seals set position = 105 - position where position in (2, 3);
    update audit_seals set position = position - 100 where position > 100`;

  it.each<[string, string, (string | RegExp)[]]>([
    ["nothing", "select 1", []],
    [
      "a changed event",
      "update audit_events set user_name = 'Bob' where event = 'event.3'",
      [/^Position 3: event \d+ \(event\.3\) is not what was sealed: it was changed/],
    ],
    [
      "changed details",
      `update audit_events set details = '{"note":"x"}' where event = 'event.3'`,
      [/^Position 3: .* it was changed/],
    ],
    [
      "a changed time",
      "update audit_events set at = at - interval '1 ms' where event = 'event.3'",
      [/^Position 3: .* it was changed/],
    ],
    [
      "a removed event",
      "delete from audit_events where event = 'event.3'",
      [/^Position 3: event \d+ is missing: it was removed/],
    ],
    [
      "an event removed with its link",
      "delete from audit_seals where position = 3; delete from audit_events where event = 'event.3'",
      [/^Position 3 is missing: links were removed/],
    ],
    [
      "links removed",
      "delete from audit_seals where position in (2, 3)",
      [
        /^Position 2 to 3 are missing/,
        /^Event \d+ \(event\.2\) is neither sealed nor waiting/,
        /^Event \d+ \(event\.3\)/,
      ],
    ],
    [
      "the end of the chain cut off",
      `${cutSeals}; delete from audit_events where id > (select max(event_id) from audit_seals)`,
      [/^The chain ends at position 4 and once ended at 6: its end was cut off/],
    ],
    [
      "links cut off, their events left",
      cutSeals,
      [/^The chain ends at position 4/, /^Event \d+ \(event\.5\) is neither/, /^Event \d+ \(event\.6\)/],
    ],
    [
      "an event slipped in unseen",
      quietly(slipIn("values (900, now(), 'event.900')")),
      [/^Event 900 \(event\.900\) is neither sealed nor waiting: it was slipped in/],
    ],
    [
      "two events that changed places",
      swapEvents,
      [/^Position 2: .* it was changed/, /^Position 3: .* it was changed/],
    ],
    [
      "a link written anew for a changed event",
      "update audit_events set event = 'event.x' where event = 'event.3'; update audit_seals set digest = 'x' where position = 3",
      [/^Position 3: .* it was changed/, /^Position 3: the link of event \d+ does not follow/],
    ],
    [
      "a link whose hash was changed",
      "update audit_seals set hash = repeat('a', 64) where position = 3",
      [/^Position 3: the link .* does not follow/, /^Position 4: the link .* does not follow/],
    ],
    [
      "the end changed",
      "update audit_head set hash = repeat('a', 64)",
      [/^The chain ends at position 6, other than written down/],
    ],
    ["the end gone", "delete from audit_head", [/^The end of the chain is not written down/]],
    [
      "a waiting event removed",
      "insert into audit_events (event) values ('event.7'); delete from audit_events where event = 'event.7'",
      [/^Event \d+ waits for its seal and is not there: it was removed/],
    ],
    [
      "a waiting event taken out of the queue",
      "insert into audit_events (event) values ('event.7'); delete from audit_unsealed",
      [/^Event \d+ \(event\.7\) is neither sealed nor waiting/],
    ],
    [
      "a link before the first",
      "insert into audit_seals select 0, 0, sealed_at, digest, hash from audit_seals where position = 1",
      [/^Position 0 is before the first: a link was slipped in/],
    ],
    [
      "a sealed event queued again",
      "insert into audit_unsealed select event_id from audit_seals where position = 2",
      [/^Event \d+ waits for a seal that it has/],
    ],
  ])("finds %s", async (_what, tampering, expected) => {
    await writeAll(6);
    await sealEvents(4);
    await sealEvents(4);
    await owner.unsafe(tampering);
    const { problems, problemCount } = await verify();
    expect(problems).toEqual(expected.map((sentence) => expect.stringMatching(sentence)));
    expect(problemCount).toBe(expected.length);
  });

  it("finds links that changed places", async () => {
    await writeAll(6);
    await sealEvents(10);
    await owner.unsafe(swapLinks);
    const { problems } = await verify();
    expect(problems).toEqual(
      [2, 3, 4].map((position) => expect.stringMatching(`^Position ${position}: the link .* another order`)),
    );
  });

  it("finds an event that was slipped in with an old time, though it was sealed like any other", async () => {
    await writeAll(2);
    await sealEvents(10);
    await owner.unsafe(slipIn("values (800, now() - interval '2 hours', 'event.old')"));
    await sealEvents(10);
    await write("event.later");
    await sealEvents(10);
    const { problems } = await verify();
    expect(problems).toEqual([expect.stringMatching(/^Position 3: event 800 .* slipped in afterwards/)]);
  });

  it("takes no offence at what waited for days for a worker", async () => {
    for (const days of [3, 2, 1]) {
      await write(`days.${days}`);
      await owner`update audit_events set at = now() - make_interval(days => ${days}) where event = ${`days.${days}`}`;
    }
    for (let batch = 0; batch < 3; batch += 1) await sealEvents(1);
    expect((await verify()).problems).toEqual([]);
  });

  it("finds by an end that was noted elsewhere what the rows alone cannot tell", async () => {
    await writeAll(4);
    const head = (await sealEvents(10))?.head ?? { position: 0, hash: "" };
    await writeAll(2);
    await sealEvents(10);
    expect((await verify([head])).problems).toEqual([]);
    // Everything from the third event on is written anew by someone who may do all.
    await owner.unsafe(`
      delete from audit_events where id > (select event_id from audit_seals where position = 2);
      delete from audit_seals where position > 2;
      update audit_head set (position, hash) = (select position, hash from audit_seals where position = 2)`);
    expect((await verify()).problems).toEqual([]);
    expect((await verify([head])).problems).toEqual([
      expect.stringMatching(/^Position 4, which was noted, is not there/),
    ]);
    await writeAll(2);
    await sealEvents(10);
    expect((await verify()).problems).toEqual([]);
    expect((await verify([head])).problems).toEqual([expect.stringMatching(/^Position 4 is not the noted one/)]);
  });

  it("reads long trails page by page, and bounds what it tells", async () => {
    await owner`insert into audit_events (event) select 'event.' || n from generate_series(1, 11000) n`;
    while ((await sealEvents(1_000))?.sealed);
    expect(await verify()).toMatchObject({ problems: [], links: 11_000 });
    await owner`update audit_events set event = 'x' where id % 2 = 0`;
    const { problems, problemCount } = await verify();
    expect([problems.length, problemCount]).toEqual([100, 5_500]);
  });
});

describe("the application role", () => {
  it.each([
    ["changes an event", "update audit_events set event = 'x'"],
    ["removes an event", "delete from audit_events"],
    ["empties the trail", "truncate audit_events"],
    ["changes a link", "update audit_seals set hash = 'x'"],
    ["removes a link", "delete from audit_seals"],
    ["changes what waits", "update audit_unsealed set event_id = 1"],
    ["removes the end of the chain", "delete from audit_head"],
    ["switches the trigger off", "alter table audit_events disable trigger all"],
    ["switches all triggers off", "set session_replication_role = replica"],
  ])("never %s", async (_what, statement) => {
    const app = postgres((await testDatabase()).appUrl, { max: 1, onnotice: () => undefined });
    await expect(app.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
    await app.end();
  });
});
