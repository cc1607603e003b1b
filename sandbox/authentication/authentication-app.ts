import { Hono } from "hono";
import { answerWithFault } from "../faults/answer-with-fault";
import { recordRequest, type SandboxEnv } from "../requests/record-request";
import type { World } from "../world";
import { createAuthorizationEndpoint } from "./authorization-endpoint";
import { revocationEndpoint } from "./revocation-endpoint";
import { tokenEndpoint } from "./token-endpoint";

/** Mirakl's authentication system, as far as it is played. */
export function createAuthenticationApp(world: World): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const onlyPost = ["/oauth/token", "/oauth/token/revoke"];
  app.use(recordRequest(world, "authentication"), answerWithFault(world));
  app.post("/oauth/token", tokenEndpoint(world));
  app.post("/oauth/token/revoke", revocationEndpoint(world));
  app.on("ALL", onlyPost, (c) => c.json({ status: 405, message: "Method not allowed" }, 405, { Allow: "POST" }));
  app.route("/authorize", createAuthorizationEndpoint(world));
  app.notFound((c) => c.json({ status: 404, message: "Not found" }, 404));
  return app;
}
