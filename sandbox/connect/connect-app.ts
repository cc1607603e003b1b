import { type Context, Hono } from "hono";
import { connectPortOffset } from "../addresses";
import { answerWithFault } from "../faults/answer-with-fault";
import { localOnly } from "../local-only";
import { acceptsJson } from "../requests/accepts-json";
import { ParameterError } from "../requests/parameter-error";
import { recordRequest, type SandboxEnv } from "../requests/record-request";
import type { World } from "../world";
import { authenticateSeller } from "./authenticate-seller";
import { ConnectError } from "./connect-error";
import { getConversationMessages, getConversations } from "./list-conversations";
import { getOrders } from "./list-orders";

/** The calls that are played, all of them GET. */
const routes = ["/api/orders", "/api/conversations", "/api/conversations/:conversationId"];

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
  for (const path of routes) {
    app.use(path, async (c, next) => {
      if (c.req.method !== "GET") {
        return c.json(new ConnectError(405, "The method is not allowed").body, 405, { Allow: "GET" });
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

  app.notFound((c) => c.json(new ConnectError(404, "There is no such call").body, 404));
  app.onError((error, c) => {
    const refusal = error instanceof ParameterError ? new ConnectError(400, error.message, error.field) : error;
    if (!(refusal instanceof ConnectError)) throw error;
    return c.json(refusal.body, refusal.status);
  });
  return app;
}
