import { describe, expect, test } from "vitest";
import { createInProcessSandbox } from "../in-process-sandbox";

interface ThreadBody {
  id: string;
  date_updated: string;
  messages?: { id: string; body: string }[];
  metadata: { shop_reply_needed_since: string | null; total_count: number };
  entities: { type: string; id: string }[];
}
interface PageBody {
  data: ThreadBody[];
  next_page_token?: string;
  previous_page_token?: string;
}

function setUp() {
  const sandbox = createInProcessSandbox();
  const key = [...sandbox.world.state.apiKeys.values()].find(({ label }) => label === "Trailhead Supply")?.apiKey ?? "";
  const list = async (parameters: Record<string, string> = {}): Promise<PageBody> => {
    const response = await sandbox.ask(`http://127.0.0.1:4401/api/inbox/threads?${new URLSearchParams(parameters)}`, {
      headers: { Authorization: key },
    });
    expect(response.status).toBe(200);
    return response.json();
  };
  const listPages = async (parameters: Record<string, string>): Promise<PageBody[]> => {
    const pages = [await list(parameters)];
    for (let token = pages[0]?.next_page_token; token; token = pages.at(-1)?.next_page_token) {
      pages.push(await list({ page_token: token }));
    }
    return pages;
  };
  const add = (input: Record<string, unknown>) =>
    sandbox.control("POST", "/messages", { marketplace: "acme", shopId: 2001, body: "<p>Hello</p>", ...input });
  return { ...sandbox, key, list, listPages, add };
}

const idsOf = (pages: PageBody[]) => pages.flatMap(({ data }) => data.map(({ id }) => id));

describe("pages", () => {
  test("together they are the whole list, newest first, each thread once", async () => {
    const { list, listPages } = setUp();
    const whole = await list();
    const pages = await listPages({ limit: "7" });
    expect(pages.map(({ data }) => data.length)).toEqual([7, 7, 7, 4]);
    expect(idsOf(pages)).toEqual(idsOf([whole]));
    expect(new Set(idsOf(pages)).size).toBe(25);
    const dates = whole.data.map((thread) => thread.date_updated);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(pages[0]?.previous_page_token).toBeUndefined();
  });

  test("the way back leads to the same pages", async () => {
    const { list, listPages } = setUp();
    const pages = await listPages({ limit: "10" });
    const back = await list({ page_token: pages[1]?.previous_page_token ?? "" });
    expect(idsOf([back])).toEqual(idsOf(pages.slice(0, 1)));
    expect(back.previous_page_token).toBeUndefined();
  });

  test("a token keeps the first page's parameters, whatever else is sent with it", async () => {
    const { list } = setUp();
    const first = await list({ limit: "5", with_messages: "true" });
    const token = first.next_page_token ?? "";
    const second = await list({ page_token: token, limit: "20", with_messages: "false" });
    expect(second.data).toHaveLength(5);
    expect(second.data.every(({ messages }) => messages !== undefined)).toBe(true);
  });

  test("a message that arrives in between repeats and loses nothing of the older pages", async () => {
    const { list, add, pass } = setUp();
    const before = await list();
    const first = await list({ limit: "10" });
    pass(60);
    await add({});
    const second = await list({ page_token: first.next_page_token ?? "" });
    expect(idsOf([second])).toEqual(idsOf([before]).slice(10, 20));
  });

  test("a token opens nothing for another key", async () => {
    const { list, ask, world } = setUp();
    const { next_page_token: token = "" } = await list({ limit: "1" });
    const other = [...world.state.apiKeys.values()].find(({ label }) => label.startsWith("Two Basecamp"))?.apiKey ?? "";
    const response = await ask(
      `http://127.0.0.1:4401/api/inbox/threads?${new URLSearchParams({ page_token: token })}`,
      {
        headers: { Authorization: other },
      },
    );
    expect(response.status).toBe(404);
  });
});

describe("filters", () => {
  test("updated_since includes its own instant", async () => {
    const { list } = setUp();
    const whole = await list();
    const tenth = whole.data[9]?.date_updated ?? "";
    expect(idsOf([await list({ updated_since: tenth })])).toEqual(idsOf([whole]).slice(0, 10));
    const later = new Date(Date.parse(tenth) + 1).toISOString();
    expect(idsOf([await list({ updated_since: later })])).toEqual(idsOf([whole]).slice(0, 9));
  });

  test("updated_since counts its offset", async () => {
    const { list } = setUp();
    expect((await list({ updated_since: "2026-03-02T10:30:00+00:00" })).data).toHaveLength(0);
    expect((await list({ updated_since: "2026-03-02T10:30:00+02:00" })).data.length).toBeGreaterThan(0);
  });

  test("an order finds its thread", async () => {
    const { list } = setUp();
    const order = (await list()).data.find(({ entities }) => entities.length > 0)?.entities[0];
    const found = await list({ entity_type: "MMP_ORDER", entity_id: order?.id ?? "" });
    expect(found.data.map(({ entities }) => entities[0]?.id)).toEqual([order?.id]);
    expect((await list({ channel_codes: "FR" })).data).toHaveLength(0);
  });

  test("messages come only when asked for, at most the last hundred", async () => {
    const { list, add, ask, key } = setUp();
    const { body } = await add({});
    for (let count = 0; count < 104; count += 1)
      await add({ threadId: body.threadId, body: `<p>Message ${count}</p>` });
    expect((await list({ limit: "1" })).data[0]?.messages).toBeUndefined();
    const [thread] = (await list({ limit: "1", with_messages: "true" })).data;
    expect([thread?.messages?.length, thread?.metadata.total_count]).toEqual([100, 105]);
    expect(thread?.messages?.at(-1)?.body).toBe("<p>Message 103</p>");
    const single = await ask(`http://127.0.0.1:4401/api/inbox/threads/${body.threadId}`, {
      headers: { Authorization: key },
    });
    expect(((await single.json()) as ThreadBody).messages).toHaveLength(105);
  });
});

test("the messages are believable: replies due, replies given, and what must never run", async () => {
  const { list } = setUp();
  const { data } = await list({ with_messages: "true" });
  const due = data.filter(({ metadata }) => metadata.shop_reply_needed_since !== null);
  expect(due.length).toBeGreaterThan(3);
  expect(due.length).toBeLessThan(22);
  const bodies = data.flatMap(({ messages }) => messages?.map(({ body }) => body) ?? []);
  expect(bodies.some((body) => /<script|onerror|javascript:|tracker\.example/.test(body))).toBe(true);
  expect(bodies.join("")).not.toMatch(/\{(buyer|order)\}/);
});

test("an answer of the shop settles a thread, the next question needs one again", async () => {
  const { list, add, pass } = setUp();
  const { body } = await add({ topic: "Opening hours" });
  const needed = async () => (await list({ limit: "1" })).data[0]?.metadata.shop_reply_needed_since;
  expect(await needed()).toBe(body.dateCreated);
  pass(60);
  await add({ threadId: body.threadId });
  expect(await needed()).toBe(body.dateCreated);
  await add({ threadId: body.threadId, from: "shop" });
  expect(await needed()).toBeNull();
  pass(60);
  await add({ threadId: body.threadId, from: "operator" });
  expect(await needed()).toBe("2026-03-02T10:02:00.000Z");
});
