import { type Context, Hono } from "hono";
import type { Marketplace } from "../data/marketplaces";
import { platformConfiguration } from "../data/platform-configuration";
import { shopDetails } from "../data/shop-details";
import { answerWithFault } from "../faults/answer-with-fault";
import { localOnly } from "../local-only";
import { acceptsJson } from "../requests/accepts-json";
import { MediaTypeError } from "../requests/message-upload";
import { ParameterError } from "../requests/parameter-error";
import { QueryParameters } from "../requests/query-parameters";
import { recordRequest, type SandboxEnv } from "../requests/record-request";
import type { World } from "../world";
import { ApiError } from "./api-error";
import { type Access, authenticateCall, requireRole, requireShop } from "./authenticate-call";
import { downloadAttachment } from "./download-attachment";
import { getShops } from "./list-shops";
import { getThread, getThreads } from "./read-threads";
import { replyToThread } from "./reply-to-thread";

/** The one call that answers with something else than JSON. */
const downloadPath = "/api/inbox/threads/:attachmentId/download";

/** The calls that are played, with their method. */
const routes: Record<string, "GET" | "POST"> = {
  "/api/version": "GET",
  "/api/account": "GET",
  "/api/platform/configuration": "GET",
  "/api/shops": "GET",
  "/api/inbox/threads": "GET",
  "/api/inbox/threads/:threadId": "GET",
  "/api/inbox/threads/:threadId/message": "POST",
  [downloadPath]: "GET",
};

/** One marketplace's API: V01, A01, PC01, M10 to M13 for shops, PC01 and S20 for operators. */
export function createMarketplaceApp(world: World, marketplace: Marketplace): Hono<SandboxEnv> {
  const place = { world, marketplace: marketplace.id };
  const app = new Hono<SandboxEnv>();
  const access = (c: Context): Access => authenticateCall({ ...place, authorization: c.req.header("authorization") });
  const call = (c: Context) => ({ world, marketplace, access: access(c), url: c.req.url });

  app.use(localOnly(world.addresses.firstPort + marketplace.portOffset));
  app.use(recordRequest(world, marketplace.id), answerWithFault(world));
  for (const [path, method] of Object.entries(routes)) {
    app.use(path, async (c, next) => {
      if (c.req.method !== method) return c.json(new ApiError(405, "Method not allowed").body, 405, { Allow: method });
      if (path !== downloadPath && !acceptsJson(c.req.header("accept"))) {
        throw new ApiError(406, "Only application/json can be answered");
      }
      return next();
    });
  }

  app.get("/api/version", (c) => {
    new QueryParameters(c.req.url, ["shop_id"]).shopId();
    return c.json({ version: marketplace.version });
  });
  app.get("/api/account", (c) => {
    const caller = access(c);
    const asked = new QueryParameters(c.req.url, ["shop_id"]).shopId();
    requireRole(caller, "shop_details");
    return c.json(shopDetails(requireShop(place, caller, asked), marketplace));
  });
  app.get("/api/platform/configuration", (c) => {
    const caller = access(c);
    const isOperator = caller.role === "operator";
    const query = new QueryParameters(c.req.url, isOperator ? [] : ["shop_id"]);
    if (!isOperator) {
      requireRole(caller, "shop_details");
      requireShop(place, caller, query.shopId());
    }
    return c.json(platformConfiguration(marketplace));
  });
  app.get("/api/shops", (c) => c.json(getShops(call(c))));
  app.get("/api/inbox/threads", (c) => c.json(getThreads(call(c))));
  app.get("/api/inbox/threads/:threadId", (c) => c.json(getThread({ ...call(c), threadId: c.req.param("threadId") })));
  app.post("/api/inbox/threads/:threadId/message", async (c) => {
    const reply = { ...call(c), threadId: c.req.param("threadId"), contentType: c.req.header("content-type") };
    return c.json(await replyToThread({ ...reply, bytes: await c.req.arrayBuffer() }), 201);
  });
  app.get(downloadPath, (c) => downloadAttachment({ ...call(c), attachmentId: c.req.param("attachmentId") }));

  app.notFound((c) => c.json(new ApiError(404, "Not found").body, 404));
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (!(refusal instanceof ApiError)) throw error;
    return c.json(refusal.body, refusal.status);
  });
  return app;
}

function refusalOf(error: Error): Error {
  if (error instanceof ParameterError) return new ApiError(400, error.message, error.field);
  return error instanceof MediaTypeError ? new ApiError(415, error.message) : error;
}
