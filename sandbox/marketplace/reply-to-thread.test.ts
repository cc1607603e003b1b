import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";

const acme = "http://127.0.0.1:4401";
const anybody = [{ type: "CUSTOMER" }];

async function setUp() {
  const sandbox = createInProcessSandbox();
  const { body: shop } = await sandbox.control("POST", "/shops", { marketplace: "acme" });
  const place = { marketplace: "acme", shopId: shop.shopId };
  const { body: key } = await sandbox.control("POST", "/api-keys", {
    ...place,
    shopId: undefined,
    shopIds: [shop.shopId],
  });
  const { body: added } = await sandbox.control("POST", "/messages", { ...place, body: "<p>Hello?</p>" });
  const threadId = String(added.threadId);
  const authorization = String(key.apiKey);
  const send = async (path: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const response = await sandbox.ask(acme + path, {
      method: "POST",
      headers: { Authorization: authorization, ...headers },
      body,
    });
    return { status: response.status, body: await response.json() };
  };
  const form = (input: unknown, files: File[] = []) => {
    const data = new FormData();
    const text = typeof input === "string" ? input : JSON.stringify(input);
    data.append("message_input", new Blob([text], { type: "application/json" }));
    for (const file of files) data.append("files", file);
    return data;
  };
  const reply = (input: unknown, files: File[] = []) =>
    send(`/api/inbox/threads/${threadId}/message`, form(input, files));
  const get = (path: string, headers = { Authorization: authorization }) => sandbox.ask(acme + path, { headers });
  const thread = async () => (await get(`/api/inbox/threads/${threadId}`)).json();
  return { ...sandbox, shopId: Number(shop.shopId), threadId, authorization, send, form, reply, get, thread };
}

describe("M12", () => {
  test("adds the shop's answer, and the thread waits for it no longer", async () => {
    const { reply, thread, get, pass, threadId } = await setUp();
    expect((await thread()).metadata.shop_reply_needed_since).toBe("2026-03-02T10:00:00.000Z");
    pass(60);
    const { status, body } = await reply({ body: "<p>Good day!</p>", to: anybody });
    expect([status, body]).toEqual([201, { message_id: expect.any(String), thread_id: threadId }]);
    const after = await thread();
    expect(after.messages.at(-1)).toEqual({
      id: body.message_id,
      body: "<p>Good day!</p>",
      date_created: "2026-03-02T10:01:00.000Z",
      from: expect.objectContaining({ type: "SHOP_USER" }),
      to: [expect.objectContaining({ type: "CUSTOMER" })],
    });
    expect(after.metadata).toMatchObject({ shop_reply_needed_since: null, total_count: 2 });
    const list = await (await get("/api/inbox/threads?updated_since=2026-03-02T10:01:00Z")).json();
    expect(list.data).toEqual([expect.objectContaining({ id: threadId, date_updated: "2026-03-02T10:01:00.000Z" })]);
  });

  test("reaches the recipients that it names", async () => {
    const { reply, thread } = await setUp();
    const customer = (await thread()).authorized_participants.find(({ type }: { type: string }) => type === "CUSTOMER");
    await reply({ body: "To both", to: [{ type: "CUSTOMER", id: customer.id }, { type: "OPERATOR" }] });
    const { messages, current_participants: present } = await thread();
    expect(messages.at(-1).to).toEqual([customer, { type: "OPERATOR", display_name: "Acme Outdoor" }]);
    expect(present.map(({ type }: { type: string }) => type)).toEqual(["SHOP", "CUSTOMER", "OPERATOR"]);
  });

  test("takes a topic, and a message_input that is no file", async () => {
    const { send, reply, threadId } = await setUp();
    const topic = { type: "FREE_TEXT", value: "Delivery" };
    expect((await reply({ body: "Hello", to: anybody, topic })).status).toBe(201);
    const text = new FormData();
    text.append("message_input", JSON.stringify({ body: "Hello", to: anybody }));
    expect((await send(`/api/inbox/threads/${threadId}/message`, text)).status).toBe(201);
  });

  test("works with the token of an authorization", async () => {
    const { ask, control, shopId, threadId, form, ...sandbox } = await setUp();
    const application = await createInProcessApplication({ ask, control, ...sandbox }, "marketplace_seller");
    const { body: person } = await control("POST", "/people", { shops: [{ marketplace: "acme", shopId }] });
    const { accessToken } = await application.grant({ email: person.email, marketplace: "acme", shopId });
    const answer = await ask(`${acme}/api/inbox/threads/${threadId}/message`, {
      method: "POST",
      headers: { Authorization: `Bearer ${accessToken}` },
      body: form({ body: "Hello", to: anybody }),
    });
    expect(answer.status).toBe(201);
  });

  test("is refused in another body than multipart/form-data", async () => {
    const { send, threadId } = await setUp();
    const path = `/api/inbox/threads/${threadId}/message`;
    const json = JSON.stringify({ body: "Hello", to: anybody });
    const other = new FormData();
    other.append("message_input", new Blob([json], { type: "text/plain" }));
    expect((await send(path, json, { "Content-Type": "application/json" })).status).toBe(415);
    expect((await send(path, new URLSearchParams({ message_input: json }))).status).toBe(415);
    expect((await send(path, other)).status).toBe(415);
    expect((await send(path, "nothing", { "Content-Type": "multipart/form-data" })).status).toBe(400);
  });

  test.each<[string, unknown, string]>([
    ["no JSON", "{", "message_input"],
    ["no body", { to: anybody }, "message_input.body"],
    ["a body that is too short", { body: "Hi", to: anybody }, "message_input.body"],
    ["a body that is too long", { body: "x".repeat(50_001), to: anybody }, "message_input.body"],
    ["no recipients", { body: "Hello" }, "message_input.to"],
    ["an empty list of recipients", { body: "Hello", to: [] }, "message_input.to"],
    ["the shop itself as recipient", { body: "Hello", to: [{ type: "SHOP" }] }, "message_input.to.0.type"],
    ["a stranger as recipient", { body: "Hello", to: [{ type: "CUSTOMER", id: "x" }] }, "message_input.to"],
    ["an operator with an ID", { body: "Hello", to: [{ type: "OPERATOR", id: "acme" }] }, "message_input.to"],
    ["something undocumented", { body: "Hello", to: anybody, subject: "x" }, "message_input"],
  ])("is refused with %s, and nothing is added", async (_, input, field) => {
    const { reply, thread } = await setUp();
    const { status, body } = await reply(input);
    expect([status, body.errors[0].field]).toEqual([400, field]);
    expect((await thread()).metadata.total_count).toBe(1);
  });

  test("is refused with other parts", async () => {
    const { send, form, threadId } = await setUp();
    const path = `/api/inbox/threads/${threadId}/message`;
    const input = { body: "Hello", to: anybody };
    const unknown = form(input);
    unknown.append("file", new File(["x"], "a.txt"));
    const twice = form(input);
    twice.append("message_input", "{}");
    const text = form(input);
    text.append("files", "no file");
    const none = new FormData();
    none.append("files", new File(["x"], "a.txt"));
    for (const body of [unknown, twice, text, none]) expect((await send(path, body)).status).toBe(400);
  });

  test("ends at a thousand messages and at fifty attachments", async () => {
    const { reply, world, threadId } = await setUp();
    const files = (count: number) => Array.from({ length: count }, (_, index) => new File(["x"], `${index}.txt`));
    const input = { body: "Hello", to: anybody };
    expect((await reply(input, files(51))).body.errors[0].field).toBe("files");
    expect((await reply(input, files(50))).status).toBe(201);
    expect((await reply(input, files(1))).status).toBe(400);
    const messages = world.state.threads.get(threadId)?.messages ?? [];
    const [first] = messages;
    while (first && messages.length < 1000) messages.push(first);
    expect((await reply(input)).body.message).toContain("1000");
  });

  test("is not for others", async () => {
    const { send, form, control, ask, threadId, shopId, ...sandbox } = await setUp();
    const data = () => form({ body: "Hello", to: anybody });
    const path = `/api/inbox/threads/${threadId}/message`;
    const { body: details } = await control("POST", "/api-keys", {
      marketplace: "acme",
      shopIds: [shopId],
      role: "shop_details",
    });
    const { body: other } = await control("POST", "/api-keys", { marketplace: "acme", shopIds: [2001] });
    const operator = await createInProcessApplication({ ask, control, ...sandbox }, "marketplace_operator");
    const statusOf = async (header: unknown) => (await send(path, data(), { Authorization: String(header) })).status;
    expect(await statusOf("unknown")).toBe(401);
    expect(await statusOf(details.apiKey)).toBe(403);
    expect(await statusOf(`Bearer ${(await operator.grant()).accessToken}`)).toBe(403);
    expect(await statusOf(other.apiKey)).toBe(404);
    expect((await send(`${path}?limit=1`, data())).status).toBe(400);
    expect((await send("/api/inbox/threads/x/message", data())).status).toBe(404);
    const got = await ask(acme + path);
    expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("M13", () => {
  test("gives back what was uploaded, byte by byte", async () => {
    const { reply, thread, get } = await setUp();
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
    await reply({ body: "Attached", to: anybody }, [
      new File([bytes], 'a "bill" – 1.pdf', { type: "application/pdf" }),
      new File(["text"], "b.txt"),
    ]);
    const { attachments } = (await thread()).messages.at(-1);
    expect(attachments).toEqual([
      { id: expect.any(String), name: 'a "bill" – 1.pdf', size: 1000 },
      { id: expect.any(String), name: "b.txt", size: 4 },
    ]);
    const response = await get(`/api/inbox/threads/${attachments[0].id}/download`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''a%20%22bill%22%20%E2%80%93%201.pdf",
    );
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  test("gives the picture of a ready-made message, in the size that it says", async () => {
    const { ask, world } = createInProcessSandbox();
    const [key] = world.state.apiKeys.values();
    const headers = { Authorization: key?.apiKey ?? "", Accept: "image/*" };
    const found = [...world.state.threads.values()]
      .filter(({ marketplace, shopId }) => marketplace === "acme" && shopId === 2001)
      .flatMap(({ messages }) => messages.flatMap(({ attachments }) => attachments));
    expect(found.length).toBeGreaterThan(0);
    for (const { id, size } of found) {
      const response = await ask(`${acme}/api/inbox/threads/${id}/download?shop_id=2001`, { headers });
      const content = Buffer.from(await response.arrayBuffer());
      expect(content.length).toBe(size);
      expect(content.subarray(1, 4).toString()).toBe("PNG");
    }
  });

  test("gives what a command attached", async () => {
    const { control, shopId, threadId, thread, get } = await setUp();
    await control("POST", "/messages", {
      marketplace: "acme",
      shopId,
      threadId,
      body: "<p>See there</p>",
      attachments: [{ name: "page.html", base64: Buffer.from("<script>").toString("base64") }, { name: "photo.png" }],
    });
    const { attachments } = (await thread()).messages.at(-1);
    expect(attachments.map(({ name, size }: { name: string; size: number }) => [name, size])).toEqual([
      ["page.html", 8],
      ["photo.png", 60_000],
    ]);
    expect(await (await get(`/api/inbox/threads/${attachments[0].id}/download`)).text()).toBe("<script>");
  });

  test("is not for others", async () => {
    const { reply, thread, get, control, shopId } = await setUp();
    await reply({ body: "Attached", to: anybody }, [new File(["x"], "a.txt")]);
    const { attachments } = (await thread()).messages.at(-1);
    const path = `/api/inbox/threads/${attachments[0].id}/download`;
    const { body: other } = await control("POST", "/api-keys", { marketplace: "acme", shopIds: [2001] });
    const { body: details } = await control("POST", "/api-keys", {
      marketplace: "acme",
      shopIds: [shopId],
      role: "shop_details",
    });
    const statusOf = async (header: unknown) => (await get(path, { Authorization: String(header) })).status;
    expect([await statusOf("unknown"), await statusOf(details.apiKey), await statusOf(other.apiKey)]).toEqual([
      401, 403, 404,
    ]);
    expect((await get("/api/inbox/threads/x/download")).status).toBe(404);
    expect((await get(`${path}?size=1`)).status).toBe(400);
  });
});
