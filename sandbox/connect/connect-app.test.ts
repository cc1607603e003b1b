import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";

const connect = "http://127.0.0.1:4404";
const longAgo = "updated_from=2020-01-01T00:00:00Z";

interface Page {
  data: { id: string; updated_at: string; entity: { id: string }; status: string }[];
  next_page_token?: string;
  previous_page_token?: string;
}

async function setUp() {
  const sandbox = createInProcessSandbox();
  const { body: company } = await sandbox.control("POST", "/companies", { name: "Air & Co", conversations: 12 });
  const companyId = String(company.companyId);
  const { body: client } = await sandbox.control("POST", "/clients", { type: "connect_seller", companyId });
  const tokenOf = async ({ clientId, clientSecret, ...more }: Record<string, unknown>) => {
    const fields = {
      grant_type: "client_credentials",
      client_id: String(clientId),
      client_secret: String(clientSecret),
    };
    const response = await sandbox.ask("http://127.0.0.1:4400/oauth/token", {
      method: "POST",
      body: new URLSearchParams({ ...fields, ...(more as Record<string, string>) }),
    });
    return `Bearer ${(await response.json()).access_token}`;
  };
  const { clientId, clientSecret } = client;
  const bearer = await tokenOf({ clientId, clientSecret, audience: companyId });
  const get = async (path: string, authorization: string | undefined = bearer) => {
    const response = await sandbox.ask(connect + path, { headers: { Authorization: authorization } });
    return { status: response.status, body: await response.json() };
  };
  const list = async (query: string): Promise<Page> => {
    const { status, body } = await get(`/api/conversations?${query}`);
    expect(status).toBe(200);
    return body;
  };
  return { ...sandbox, companyId, clientId: String(clientId), tokenOf, get, list };
}

const idsOf = (pages: Page[]) => pages.flatMap(({ data }) => data.map(({ id }) => id));

describe("whose token it is", () => {
  test("decides on the company, by client credentials as by an authorization", async () => {
    const { control, get, companyId, ...sandbox } = await setUp();
    const application = await createInProcessApplication({ control, ...sandbox }, "connect_seller");
    const { body: person } = await control("POST", "/people", { companies: [companyId] });
    const own = await application.grant({ email: person.email, companyId });
    const other = await application.grant();
    const first = async (authorization?: string) =>
      (await get(`/api/conversations?${longAgo}`, authorization)).body.data[0].id;
    expect(await first(`Bearer ${own.accessToken}`)).toBe(await first());
    expect(await first(`Bearer ${other.accessToken}`)).not.toBe(await first());
  });

  test("is refused when it does not work or belongs to somebody else", async () => {
    const { get, control, tokenOf, world, ...sandbox } = await setUp();
    const seller = await createInProcessApplication({ control, ...sandbox }, "marketplace_seller");
    const partner = [...world.state.clients.values()].find(({ type }) => type === "channel_partner");
    const partnerToken = await tokenOf({ clientId: partner?.clientId, clientSecret: partner?.clientSecret });
    const [key] = world.state.apiKeys.values();
    const statusOf = async (authorization: string) => (await get("/api/orders", authorization)).status;
    for (const authorization of ["", "Bearer made-up", key?.apiKey ?? ""])
      expect(await statusOf(authorization)).toBe(401);
    expect(await statusOf(partnerToken)).toBe(403);
    expect(await statusOf(`Bearer ${(await seller.grant()).accessToken}`)).toBe(403);
  });

  test("ends on time", async () => {
    const { get, pass } = await setUp();
    pass(3599);
    expect(await get("/api/orders")).toEqual({
      status: 401,
      body: { code: "UNAUTHORIZED", message: expect.any(String), errors: [] },
    });
  });

  test("shows in the log, and a fault meets it there", async () => {
    const { get, control, clientId } = await setUp();
    await control("POST", "/faults", { kind: "429", target: "connect", clientId });
    expect([(await get("/api/orders").catch(() => null))?.status, (await get("/api/orders")).status]).toEqual([
      429, 200,
    ]);
    const { requests } = (await control("GET", `/requests?target=connect&clientId=${clientId}`)).body;
    expect(requests).toEqual([
      expect.objectContaining({ path: "/api/orders", status: 429, fault: "429" }),
      expect.objectContaining({ path: "/api/orders", status: 200, fault: null }),
    ]);
  });
});

describe("conversations", () => {
  test("come in pages, the latest changed first, each once", async () => {
    const { list } = await setUp();
    const whole = await list(longAgo);
    const pages = [await list(`${longAgo}&limit=5`)];
    for (let token = pages[0]?.next_page_token; token; token = pages.at(-1)?.next_page_token) {
      pages.push(await list(`page_token=${token}`));
    }
    expect(pages.map(({ data }) => data.length)).toEqual([5, 5, 2]);
    expect(idsOf(pages)).toEqual(idsOf([whole]));
    const dates = whole.data.map((conversation) => conversation.updated_at);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(idsOf([await list(`page_token=${pages[1]?.previous_page_token}`)])).toEqual(idsOf(pages.slice(0, 1)));
  });

  test("are found by instant, inclusive, by order and by their own ID", async () => {
    const { list } = await setUp();
    const { data } = await list(longAgo);
    const [first, second, third] = data;
    expect(idsOf([await list(`updated_from=${second?.updated_at}`)])).toEqual([first?.id, second?.id]);
    expect(idsOf([await list(`${longAgo}&entity_type=ORDER&entity_ids=${third?.entity.id}`)])).toEqual([third?.id]);
    const both = await list(`conversation_ids=${first?.id}&conversation_ids=${third?.id}`);
    expect(idsOf([both])).toEqual([first?.id, third?.id]);
  });

  test("are in the documented shape", async () => {
    const { list, companyId } = await setUp();
    const { data } = await list(`${longAgo}&limit=1`);
    expect(data).toEqual([
      {
        id: expect.any(String),
        channel_conversation_id: expect.any(String),
        participants: expect.arrayContaining([
          { type: "CUSTOMER", name: expect.any(String) },
          { type: "STORE", id: expect.any(String), name: "Air & Co" },
        ]),
        topic: { type: "FREE_TEXT", value: expect.any(String) },
        entity: {
          type: "ORDER",
          id: expect.stringContaining(`${companyId.slice(0, 4)}_`),
          channel_entity_id: expect.any(String),
        },
        origin: {
          channel_id: expect.any(String),
          channel_name: expect.any(String),
          channel_store_id: expect.any(String),
          channel_store_name: "Air & Co",
        },
        created_at: expect.any(String),
        updated_at: expect.any(String),
      },
    ]);
  });

  test("hold their messages, the latest first, those after an instant without itself", async () => {
    const { get, world, companyId } = await setUp();
    const conversation = [...world.state.conversations.values()].find(
      (candidate) => candidate.companyId === companyId && candidate.messages.length > 1,
    );
    const { body } = await get(`/api/conversations/${conversation?.id}`);
    expect(body.messages.map(({ id }: { id: string }) => id)).toEqual(
      conversation?.messages.map(({ id }) => id).reverse(),
    );
    expect(body.messages.at(-1)).toEqual({
      id: expect.any(String),
      channel_message_id: expect.stringMatching(/^msg-/),
      body: expect.any(String),
      sender: expect.objectContaining({ type: expect.stringMatching(/^(CUSTOMER|STORE|CHANNEL)$/) }),
      visible_to_customer: true,
      created_at: expect.any(String),
      channel_created_at: expect.any(String),
      ...(body.messages.at(-1).attachments ? { attachments: expect.any(Array) } : {}),
    });
    const second = body.messages[1];
    const later = await get(`/api/conversations/${conversation?.id}?message_after=${second.created_at}`);
    expect(later.body.messages).toEqual([body.messages[0]]);
  });

  test("of another company are not found, as those that do not exist", async () => {
    const { get, world, companyId } = await setUp();
    const foreign = [...world.state.conversations.values()].find((candidate) => candidate.companyId !== companyId);
    for (const id of [foreign?.id, "made-up"]) {
      const { status, body } = await get(`/api/conversations/${id}`);
      expect([status, body.code]).toEqual([404, "DATA_NOT_FOUND"]);
    }
  });
});

describe("orders", () => {
  test("are those of the conversations, ten unless told otherwise", async () => {
    const { get } = await setUp();
    expect((await get("/api/orders")).body.data).toHaveLength(10);
    expect((await get("/api/orders?limit=1")).body).toEqual({
      data: [expect.objectContaining({ id: expect.any(String), status: expect.any(String) })],
      next_page_token: expect.any(String),
    });
    expect((await get("/api/orders?limit=100")).body.data).toHaveLength(12);
  });

  test("are found by ID, status, instant and fulfillment", async () => {
    const { get } = await setUp();
    const { data }: Page = (await get("/api/orders?limit=100")).body;
    const [first, second] = data;
    const ids = async (query: string) => idsOf([(await get(`/api/orders?limit=100&${query}`)).body]);
    expect(await ids(`order_ids=${second?.id}`)).toEqual([second?.id]);
    expect(await ids(`updated_from=${first?.updated_at}`)).toEqual([first?.id]);
    expect(await ids("fulfillment_type=FULFILLED_BY_PARTNER")).toEqual([]);
    const status = first?.status ?? "";
    expect(await ids(`statuses=${status}`)).toEqual(idsOf([{ data: data.filter((order) => order.status === status) }]));
  });

  test("of a company without conversations are none", async () => {
    const { control, get, tokenOf } = await setUp();
    const { body } = await control("POST", "/clients", { type: "connect_seller" });
    const { clientId, clientSecret, companyId } = body;
    expect(await get("/api/orders", await tokenOf({ clientId, clientSecret, audience: companyId }))).toEqual({
      status: 200,
      body: { data: [] },
    });
  });
});

describe("malformed", () => {
  test.each([
    ["/api/conversations", "updated_from"],
    [`/api/conversations?${longAgo}&limit=0`, "limit"],
    [`/api/conversations?${longAgo}&limit=101`, "limit"],
    [`/api/conversations?${longAgo}&limit=1&limit=2`, "limit"],
    ["/api/conversations?updated_from=yesterday", "updated_from"],
    [`/api/conversations?${longAgo}&entity_type=OFFER`, "entity_type"],
    [`/api/conversations?${longAgo}&shop_id=1`, "shop_id"],
    ["/api/conversations?page_token=made-up", "page_token"],
    ["/api/conversations/x?message_after=now", "message_after"],
    ["/api/conversations/x?limit=1", "limit"],
    ["/api/orders?statuses=LOST", "statuses"],
    ["/api/orders?fulfillment_type=MAGIC", "fulfillment_type"],
    ["/api/orders?max=1", "max"],
  ])("%s", async (path, field) => {
    const { get } = await setUp();
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body).toEqual({
      code: "INVALID_INPUT",
      message: expect.stringContaining(field),
      errors: [{ field, message: expect.stringContaining(field) }],
    });
  });

  test("a page token of another list or of another company", async () => {
    const { get, list, tokenOf, world } = await setUp();
    const { next_page_token: token } = await list(`${longAgo}&limit=1`);
    const client = [...world.state.clients.values()].find(({ label }) => label.startsWith("Fern"));
    const other = await tokenOf({
      clientId: client?.clientId,
      clientSecret: client?.clientSecret,
      audience: client?.companyId,
    });
    expect((await get(`/api/orders?page_token=${token}`)).status).toBe(400);
    expect((await get(`/api/conversations?page_token=${token}`, other)).status).toBe(400);
  });

  test("another method, another answer than JSON, another path, another Host", async () => {
    const { ask } = await setUp();
    const posted = await ask(`${connect}/api/orders`, { method: "POST" });
    const html = await ask(`${connect}/api/orders`, { headers: { Accept: "text/html" } });
    const elsewhere = await ask(`${connect}/api/products`);
    const rebound = await ask(`${connect}/api/orders`, { headers: { Host: "rebound.example:4404" } });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET"]);
    expect([html.status, elsewhere.status, rebound.status]).toEqual([406, 404, 403]);
  });
});
