import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createInProcessApplication } from "../in-process-application";
import { createInProcessSandbox } from "../in-process-sandbox";
import { checkerOf, queryParametersOf, readDescription } from "../openapi-description";

const file = join(process.env.MIRAKL_OPENAPI_DIR ?? "", "connect-seller.json");

async function setUp() {
  const sandbox = createInProcessSandbox();
  const { accessToken } = await (await createInProcessApplication(sandbox, "connect_seller")).grant();
  const get = async (path: string, init: RequestInit = {}) => {
    const response = await sandbox.ask(`http://127.0.0.1:4404/api${path}`, {
      ...init,
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    return { status: response.status, body: await response.json() };
  };
  const document = readDescription(file);
  return { ...sandbox, get, document, errorsOf: checkerOf(document) };
}

// Without Mirakl's descriptions there is nothing to check against: see openapi.test.ts.
describe.skipIf(!existsSync(file))("answers satisfy Mirakl Connect's description, which is not ours to ship", () => {
  test("conversations, their messages, orders", async () => {
    const { get, errorsOf } = await setUp();
    const { body: conversations } = await get("/conversations?updated_from=2020-01-01T00:00:00Z");
    expect(conversations.data).toHaveLength(15);
    expect(errorsOf("ConversationsPageResponse", conversations)).toEqual([]);
    for (const { id } of conversations.data) {
      expect(errorsOf("ConversationMessagesResponse", (await get(`/conversations/${id}`)).body)).toEqual([]);
    }
    const { body: page } = await get("/conversations?updated_from=2020-01-01T00:00:00Z&limit=1");
    expect(errorsOf("ConversationsPageResponse", page)).toEqual([]);
    for (const query of ["", "?limit=1", "?limit=100"]) {
      expect(errorsOf("OrdersPageResponse", (await get(`/orders${query}`)).body)).toEqual([]);
    }
  });

  test("an answer and what became of it", async () => {
    const { get, errorsOf, control, world, pass } = await setUp();
    const { id, companyId } = [...world.state.conversations.values()][0] ?? {};
    const answer = async () => {
      const body = new FormData();
      body.append("message_input", new Blob(['{"body":"Good day!"}'], { type: "application/json" }));
      body.append("files", new File(["text"], "a.txt"));
      return get(`/conversations/${id}/messages`, { method: "POST", body });
    };
    const delivered = await answer();
    await control("POST", "/conversations/fail-next", { companyId });
    const failed = await answer();
    for (const { status, body } of [delivered, failed]) {
      expect([status, errorsOf("ConversationActionIdResponse", body)]).toEqual([202, []]);
    }
    for (const status of ["PENDING", "SUCCESS"]) {
      const { body } = await get(`/conversations/actions/${delivered.body.action_id}`);
      expect([body.status, errorsOf("ConversationActionStatusResponse", body)]).toEqual([status, []]);
      pass(1);
    }
    const { body } = await get(`/conversations/actions/${failed.body.action_id}`);
    expect([body.status, errorsOf("ConversationActionStatusResponse", body)]).toEqual(["ERROR", []]);
    expect(errorsOf("ConversationMessagesResponse", (await get(`/conversations/${id}`)).body)).toEqual([]);
  });

  test("errors", async () => {
    const { get, errorsOf } = await setUp();
    for (const path of ["/conversations", "/conversations/x", "/orders?limit=0", "/nowhere"]) {
      const { status, body } = await get(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(errorsOf("Error", body)).toEqual([]);
    }
  });

  test("every documented parameter is understood", async () => {
    const { get, document } = await setUp();
    const first = (await get("/conversations?updated_from=2020-01-01T00:00:00Z&limit=1")).body;
    const values: Record<string, string> = {
      updated_from: "2026-01-01T00:00:00Z",
      limit: "1",
      entity_type: "ORDER",
      page_token: first.next_page_token,
      message_after: "2026-01-01T00:00:00Z",
      statuses: "SHIPPED",
      fulfillment_type: "FULFILLED_BY_SELLER",
    };
    const ask = (path: string, actual: string, needed: Record<string, string> = {}) =>
      queryParametersOf(document, path)
        .filter((name) => path !== "/orders" || name !== "page_token")
        .map((name) => `${actual}?${new URLSearchParams({ ...needed, [name]: values[name] ?? "X" })}`);
    const asked = [
      ...ask("/conversations", "/conversations", { updated_from: "2026-01-01T00:00:00Z" }),
      ...ask("/conversations/{conversationId}", `/conversations/${first.data[0].id}`),
      ...ask("/orders", "/orders"),
    ];
    expect(asked).toHaveLength(12);
    for (const path of asked) expect((await get(path)).status, path).toBe(200);
  });
});
