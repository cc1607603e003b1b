import { Hono } from "hono";
import { createAuthenticationApp } from "./authentication/authentication-app";
import { createControlApi } from "./control/control-api";
import { createControlPage } from "./control/page/control-page";
import { localOnly } from "./local-only";
import type { World } from "./world";

/** What listens on the first port: the control API and its page, and beneath them the authentication system. */
export function createFrontApp(world: World): Hono {
  const app = new Hono();
  const authentication = createAuthenticationApp(world);
  app.use(localOnly(world.addresses.firstPort));
  app.route("/control", createControlApi(world));
  app.route("/", createControlPage(world));
  app.get("/favicon.ico", (c) => c.body(null, 204));
  app.all("*", (c) => authentication.fetch(c.req.raw, c.env));
  return app;
}
