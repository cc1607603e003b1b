import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createInProcessSandbox } from "./in-process-sandbox";
import { checkerOf, queryParametersOf, readDescription } from "./openapi-description";

const file = join(process.env.MIRAKL_OPENAPI_DIR ?? "", "mmp-seller.json");

/** @returns what is wrong with a value by a schema of the description, nothing when it fits */
function createChecker() {
  const document = readDescription(file);
  for (const thread of ["M10_Response_200", "M11_Response_200_Data"]) {
    // The description types this as a string and gives null as its own example: a thread that waits for nobody.
    const metadata = z
      .looseObject({ properties: z.looseObject({ shop_reply_needed_since: z.looseObject({ type: z.string() }) }) })
      .parse(document.components.schemas[`${thread}_Metadata`]);
    const property = metadata.properties.shop_reply_needed_since;
    document.components.schemas[`${thread}_Metadata`] = {
      ...metadata,
      properties: { ...metadata.properties, shop_reply_needed_since: { ...property, type: ["string", "null"] } },
    };
  }
  return checkerOf(document);
}

function setUp() {
  const sandbox = createInProcessSandbox();
  /** Every key's answer to this path: those with status 200. */
  const answers = async (path: string) => {
    const all = await Promise.all(
      [...sandbox.world.state.apiKeys.values()].map(async ({ apiKey, marketplace }) => {
        const url = sandbox.world.addresses.marketplace(marketplace) + path;
        const response = await sandbox.ask(url, { headers: { Authorization: apiKey } });
        return response.status === 200 ? [await response.json()] : [];
      }),
    );
    return all.flat();
  };
  return { ...sandbox, answers, errorsOf: createChecker() };
}

// Mirakl's descriptions are Mirakl's and not part of this project: without them there is nothing to check against.
// Get them from developer.mirakl.com and name their folder in MIRAKL_OPENAPI_DIR.
describe.skipIf(!existsSync(file))("answers satisfy Mirakl's OpenAPI description, which is not ours to ship", () => {
  test("A01 and PC01, for shops in every state on every marketplace", async () => {
    const { answers, control, errorsOf } = setUp();
    for (const state of ["OPEN", "CLOSE", "SUSPENDED", "TERMINATED"]) {
      for (const marketplace of ["acme", "lumiere", "northgate"]) {
        const { body } = await control("POST", "/shops", { marketplace, state });
        await control("POST", "/api-keys", { marketplace, shopIds: [body.shopId] });
      }
    }
    const shops = await answers("/api/account");
    const configurations = await answers("/api/platform/configuration");
    expect([shops.length, configurations.length]).toEqual([18, 18]);
    expect(shops.flatMap((shop) => errorsOf("A01_Response_200", shop))).toEqual([]);
    expect(configurations.flatMap((answer) => errorsOf("PC01_Response_200", answer))).toEqual([]);
  });

  test("M11 and M10, for every thread", async () => {
    const { answers, ask, errorsOf, world } = setUp();
    const lists = [
      ...(await answers("/api/inbox/threads?with_messages=true")),
      ...(await answers("/api/inbox/threads?limit=2")),
    ];
    expect(lists).toHaveLength(12);
    expect(lists.flatMap((list) => errorsOf("M11_Response_200", list))).toEqual([]);

    const { apiKey = "" } = [...world.state.apiKeys.values()][0] ?? {};
    const ids = [...world.state.threads.values()].filter(({ shopId }) => shopId === 2001).map(({ id }) => id);
    const threads = await Promise.all(
      ids.map((id) => ask(`http://127.0.0.1:4401/api/inbox/threads/${id}`, { headers: { Authorization: apiKey } })),
    );
    const found = await Promise.all(threads.filter(({ status }) => status === 200).map((response) => response.json()));
    expect(found).toHaveLength(25);
    expect(found.flatMap((thread) => errorsOf("M10_Response_200", thread))).toEqual([]);
  });

  test("an added message, whoever wrote it", async () => {
    const { answers, control, errorsOf } = setUp();
    for (const from of ["customer", "operator", "shop"]) {
      const { status } = await control("POST", "/messages", {
        marketplace: "acme",
        shopId: 2001,
        body: "<p>Hi</p>",
        from,
      });
      expect(status).toBe(201);
    }
    const lists = await answers("/api/inbox/threads?limit=3&with_messages=true");
    expect(lists.flatMap((list) => errorsOf("M11_Response_200", list))).toEqual([]);
  });

  test("M12, and the threads that it leaves behind", async () => {
    const { answers, ask, errorsOf, world } = setUp();
    const { apiKey = "" } = [...world.state.apiKeys.values()][0] ?? {};
    const thread = [...world.state.threads.values()].find(({ shopId }) => shopId === 2001);
    const body = new FormData();
    const input = { body: "Good day!", to: [{ type: "CUSTOMER" }, { type: "OPERATOR" }] };
    expect(errorsOf("M12_Request_MultipartFormData_MessageInput", input)).toEqual([]);
    body.append("message_input", new Blob([JSON.stringify(input)], { type: "application/json" }));
    body.append("files", new File(["text"], "a.txt"));
    const response = await ask(`http://127.0.0.1:4401/api/inbox/threads/${thread?.id}/message`, {
      method: "POST",
      headers: { Authorization: apiKey },
      body,
    });
    expect([response.status, errorsOf("M12_Response_201", await response.json())]).toEqual([201, []]);
    const lists = await answers("/api/inbox/threads?limit=1&with_messages=true");
    expect(lists.flatMap((list) => errorsOf("M11_Response_200", list))).toEqual([]);
  });

  test("every documented parameter is understood", async () => {
    const { ask, world } = setUp();
    const { apiKey = "" } = [...world.state.apiKeys.values()][0] ?? {};
    const values: Record<string, string> = {
      shop_id: "2001",
      updated_since: "2026-01-01T00:00:00Z",
      with_messages: "true",
    };
    const played = ["/api/version", "/api/account", "/api/platform/configuration", "/api/inbox/threads"];
    const asked = played.flatMap((path) =>
      queryParametersOf(readDescription(file), path).map(
        (name) => `${path}?${new URLSearchParams({ [name]: values[name] ?? "X" })}`,
      ),
    );
    expect(asked).toHaveLength(9);
    for (const path of asked) {
      const { status } = await ask(`http://127.0.0.1:4401${path}`, { headers: { Authorization: apiKey } });
      expect(status, path).toBe(200);
    }
  });

  test("the check finds what does not fit", () => {
    const { errorsOf } = setUp();
    expect(errorsOf("A01_Response_200", { shop_id: "2001" }).length).toBeGreaterThan(10);
    expect(errorsOf("M11_Response_200", { data: [{ date_created: "yesterday" }] })).toEqual(
      expect.arrayContaining([
        "/data/0 must have required property 'id'",
        '/data/0/date_created must match format "date-time"',
      ]),
    );
  });
});
