import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";

const connect = "http://127.0.0.1:4404/api";

async function setUp() {
  const sandbox = createInProcessSandbox();
  const { body: company } = await sandbox.control("POST", "/companies", { name: "Air & Co" });
  const companyId = String(company.companyId);
  const { body: person } = await sandbox.control("POST", "/people", { companies: [companyId] });
  const application = await createInProcessApplication(sandbox, "connect_seller");
  const { accessToken } = await application.grant({ email: person.email, companyId });
  const { body: added } = await sandbox.control("POST", "/conversations/messages", { companyId, body: "Hello?" });
  const conversationId = String(added.conversationId);
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${accessToken}`, ...init.headers };
    const response = await sandbox.ask(connect + path, { ...init, headers });
    return { status: response.status, body: await response.json() };
  };
  const form = (input: unknown, files = 0) => {
    const data = new FormData();
    data.append("message_input", new Blob([JSON.stringify(input)], { type: "application/json" }));
    for (let count = 0; count < files; count += 1) data.append("files", new File(["text"], `${count}.txt`));
    return data;
  };
  const reply = (input: unknown, files = 0) =>
    ask(`/conversations/${conversationId}/messages`, { method: "POST", body: form(input, files) });
  const messages = async () => (await ask(`/conversations/${conversationId}`)).body.messages;
  return { ...sandbox, companyId, conversationId, request: ask, form, reply, messages };
}

test("an answer is accepted, is in the conversation, and its action is done a second later", async () => {
  const { reply, request, messages, pass, conversationId } = await setUp();
  pass(60);
  const { status, body } = await reply({ body: "Good day!" }, 1);
  expect([status, body]).toEqual([202, { action_id: expect.any(String) }]);
  expect((await messages())[0]).toEqual({
    id: expect.any(String),
    channel_message_id: expect.any(String),
    body: "Good day!",
    sender: { type: "STORE", id: expect.any(String), name: "Air & Co" },
    visible_to_customer: true,
    created_at: "2026-03-02T10:01:00.000Z",
    channel_created_at: "2026-03-02T10:01:00.000Z",
    attachments: [{ id: expect.any(String), filename: "0.txt", size_in_bytes: 4 }],
  });
  const action = () => request(`/conversations/actions/${body.action_id}`);
  expect((await action()).body).toEqual({
    id: body.action_id,
    conversation_id: conversationId,
    created_at: "2026-03-02T10:01:00.000Z",
    updated_at: "2026-03-02T10:01:00.000Z",
    status: "PENDING",
  });
  pass(1);
  expect((await action()).body).toMatchObject({ status: "SUCCESS", updated_at: "2026-03-02T10:01:01.000Z" });
  const list = await request("/conversations?updated_from=2026-03-02T10:01:00Z");
  expect(list.body.data).toEqual([expect.objectContaining({ id: conversationId })]);
});

test("the next answer fails when the control API says so, and the one after does not", async () => {
  const { reply, request, messages, pass, control, companyId } = await setUp();
  await control("POST", "/conversations/fail-next", { companyId, code: "UNAVAILABLE", message: "Try later" });
  const [failed, delivered] = [await reply({ body: "One" }), await reply({ body: "Two" })];
  pass(1);
  const action = async (id: unknown) => (await request(`/conversations/actions/${id}`)).body;
  expect(await action(failed.body.action_id)).toMatchObject({
    status: "ERROR",
    errors: [{ code: "UNAVAILABLE", message: "Try later" }],
  });
  expect((await action(delivered.body.action_id)).status).toBe("SUCCESS");
  expect((await messages()).map(({ body }: { body: string }) => body)).toEqual(["Two", "Hello?"]);
});

describe("an answer is refused", () => {
  test.each<[string, unknown, number, string]>([
    ["without a body", {}, 0, "message_input.body"],
    ["with an empty body", { body: "" }, 0, "message_input.body"],
    ["with a body that is too long", { body: "x".repeat(2001) }, 0, "message_input.body"],
    ["with recipients", { body: "Hello", to: [{ type: "CUSTOMER" }] }, 0, "message_input"],
    ["with too many files", { body: "Hello" }, 6, "files"],
  ])("%s", async (_, input, files, field) => {
    const { reply, messages } = await setUp();
    const { status, body } = await reply(input, files);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "INVALID_INPUT", errors: [{ field }] });
    expect(await messages()).toHaveLength(1);
  });

  test("in another body, to another company's conversation, with a query", async () => {
    const { request, form, world, companyId, conversationId } = await setUp();
    const foreign = [...world.state.conversations.values()].find((candidate) => candidate.companyId !== companyId);
    const post = async (path: string, body: BodyInit = form({ body: "Hello" }), headers = {}) =>
      (await request(path, { method: "POST", body, headers })).status;
    const json = { "Content-Type": "application/json" };
    expect(await post(`/conversations/${conversationId}/messages`, '{"body":"Hello"}', json)).toBe(415);
    expect(await post(`/conversations/${foreign?.id}/messages`)).toBe(404);
    expect(await post(`/conversations/${conversationId}/messages?to=x`)).toBe(400);
    expect((await request(`/conversations/${conversationId}/messages`)).status).toBe(405);
  });
});

test("an action belongs to one company", async () => {
  const { reply, ask, ...sandbox } = await setUp();
  const { body } = await reply({ body: "Hello" });
  const other = await createInProcessApplication({ ask, ...sandbox }, "connect_seller");
  const { accessToken } = await other.grant();
  const response = await ask(`${connect}/conversations/actions/${body.action_id}`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  expect(response.status).toBe(404);
});

describe("the control API", () => {
  test("adds a message to a conversation, or begins one, about an order of its own", async () => {
    const { control, request, companyId, conversationId, messages, pass } = await setUp();
    pass(60);
    const { status, body } = await control("POST", "/conversations/messages", {
      companyId,
      conversationId,
      from: "operator",
      body: "<p>We looked into it.</p>",
      attachments: [{ name: "photo.png" }],
    });
    expect([status, body]).toEqual([
      201,
      { conversationId, messageId: expect.any(String), dateCreated: "2026-03-02T10:01:00.000Z" },
    ]);
    expect((await messages())[0]).toMatchObject({
      id: body.messageId,
      sender: { type: "CHANNEL", id: "acme", name: "Acme Outdoor" },
      attachments: [{ filename: "photo.png" }],
    });
    await control("POST", "/conversations/messages", {
      companyId,
      marketplace: "lumiere",
      topic: "Où est mon colis ?",
      customerName: "Inès Benali",
      body: "Bonjour",
    });
    const list = await request("/conversations?updated_from=2026-03-02T10:00:00Z");
    expect(list.body.data).toHaveLength(2);
    expect(list.body.data).toContainEqual(
      expect.objectContaining({
        topic: { type: "FREE_TEXT", value: "Où est mon colis ?" },
        origin: expect.objectContaining({ channel_name: "Maison Lumière" }),
        participants: expect.arrayContaining([{ type: "CUSTOMER", name: "Inès Benali" }]),
      }),
    );
    expect((await request("/orders")).body.data).toHaveLength(2);
  });

  test("refuses what is not there or not right", async () => {
    const { control, companyId, world } = await setUp();
    const foreign = [...world.state.conversations.values()].find((candidate) => candidate.companyId !== companyId);
    const statusOf = async (path: string, input: Record<string, unknown>) =>
      (await control("POST", path, input)).status;
    expect(await statusOf("/conversations/messages", { companyId: "unknown", body: "x" })).toBe(404);
    expect(await statusOf("/conversations/messages", { companyId, conversationId: foreign?.id, body: "x" })).toBe(404);
    expect(await statusOf("/conversations/messages", { companyId })).toBe(400);
    expect(
      await statusOf("/conversations/messages", { companyId, body: "x", attachments: [{ name: "a", base64: "?" }] }),
    ).toBe(400);
    expect(await statusOf("/conversations/fail-next", { companyId: "unknown" })).toBe(404);
    expect(await statusOf("/conversations/fail-next", { companyId, code: "BAD_LUCK" })).toBe(400);
  });
});
