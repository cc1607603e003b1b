import { type Context, Hono } from "hono";
import { connectPortOffset } from "../addresses";
import { answerWithFault } from "../faults/answer-with-fault";
import { localOnly } from "../local-only";
import { acceptsJson } from "../requests/accepts-json";
import { MediaTypeError } from "../requests/message-upload";
import { ParameterError } from "../requests/parameter-error";
import { recordRequest, type SandboxEnv } from "../requests/record-request";
import type { World } from "../world";
import { authenticateSeller } from "./authenticate-seller";
import { ConnectError } from "./connect-error";
import { getConversationMessages, getConversations } from "./list-conversations";
import { getOrders } from "./list-orders";
import { getActionStatus, replyToConversation } from "./reply-to-conversation";

/** The calls that are played, with their method. */
const routes: Record<string, "GET" | "POST"> = {
  "/api/orders": "GET",
  "/api/conversations": "GET",
  "/api/conversations/:conversationId": "GET",
  "/api/conversations/:conversationId/messages": "POST",
  "/api/conversations/actions/:actionId": "GET",
};

/** Mirakl Connect's API for sellers: orders and conversations of the company whose token it is. */
export function createConnectApp(world: World): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const call = (c: Context) => ({
    world,
    companyId: authenticateSeller(world, c.req.header("authorization")),
    url: c.req.url,
  });

  app.use(localOnly(world.addresses.firstPort + connectPortOffset));
  app.use(recordRequest(world, "connect"), answerWithFault(world));
  for (const [path, method] of Object.entries(routes)) {
    app.use(path, async (c, next) => {
      if (c.req.method !== method) {
        return c.json(new ConnectError(405, "The method is not allowed").body, 405, { Allow: method });
      }
      if (!acceptsJson(c.req.header("accept"))) throw new ConnectError(406, "Only application/json can be answered");
      return next();
    });
  }

  app.get("/api/orders", (c) => c.json(getOrders(call(c))));
  app.get("/api/conversations", (c) => c.json(getConversations(call(c))));
  app.get("/api/conversations/:conversationId", (c) =>
    c.json(getConversationMessages({ ...call(c), conversationId: c.req.param("conversationId") })),
  );
  app.post("/api/conversations/:conversationId/messages", async (c) => {
    const reply = {
      ...call(c),
      conversationId: c.req.param("conversationId"),
      contentType: c.req.header("content-type"),
    };
    return c.json(await replyToConversation({ ...reply, bytes: await c.req.arrayBuffer() }), 202);
  });
  app.get("/api/conversations/actions/:actionId", (c) =>
    c.json(getActionStatus({ ...call(c), actionId: c.req.param("actionId") })),
  );

  app.notFound((c) => c.json(new ConnectError(404, "There is no such call").body, 404));
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (!(refusal instanceof ConnectError)) throw error;
    return c.json(refusal.body, refusal.status);
  });
  return app;
}

function refusalOf(error: Error): Error {
  if (error instanceof ParameterError) return new ConnectError(400, error.message, error.field);
  return error instanceof MediaTypeError ? new ConnectError(415, error.message) : error;
}
