import { type Context, Hono } from "hono";
import { z } from "zod";
import type { World } from "../world";
import { authorizationViews } from "./authorization-views";
import { allCommands } from "./commands/all-commands";
import { credentialsView } from "./credential-views";
import type { Command } from "./define-command";
import { refusalOf } from "./refusal";

const requestFilter = z.strictObject({
  target: z.string().optional(),
  path: z.string().optional(),
  apiKey: z.string().optional(),
  clientId: z.string().optional(),
  after: z.coerce.number().int().min(0).optional(),
});

/** The JSON API under `/control`, by which tests drive the sandbox; docs/sandbox.md lists it. */
export function createControlApi(world: World): Hono {
  const app = new Hono();

  app.get("/credentials", (c) => {
    const { all } = z.strictObject({ all: z.enum(["true", "false"]).optional() }).parse(c.req.query());
    return c.json(credentialsView(world, { all: all === "true" }));
  });
  app.get("/authorizations", (c) => {
    const { clientId } = z.strictObject({ clientId: z.string().optional() }).parse(c.req.query());
    return c.json({ authorizations: authorizationViews(world, clientId) });
  });
  app.get("/requests", (c) => c.json({ requests: world.requests.list(requestFilter.parse(c.req.query())) }));
  app.get("/faults", (c) => c.json({ faults: world.faults.list() }));
  app.delete("/faults/:id", (c) =>
    world.faults.remove(Number(c.req.param("id")))
      ? c.json({ faults: world.faults.list() })
      : refuse(c, 404, "There is no such fault."),
  );
  for (const command of allCommands) app.on(command.method, command.path, (c) => execute(c, world, command));

  app.all("*", (c) => refuse(c, 404, `The control API has no ${c.req.method} ${c.req.path}.`));
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (refusal) return refuse(c, refusal.status, refusal.message, refusal.issues);
    throw error;
  });
  return app;
}

async function execute(c: Context, world: World, command: Command): Promise<Response> {
  const text = await c.req.text();
  if (text && c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    return refuse(c, 400, "The Content-Type must be application/json.");
  }
  let input: unknown;
  try {
    input = text ? JSON.parse(text) : {};
  } catch {
    return refuse(c, 400, "The body is not JSON.");
  }
  return c.json(command.execute(world, input), command.status);
}

function refuse(c: Context, status: 400 | 404, message: string, issues: object[] = []): Response {
  return c.json({ error: status === 404 ? "not_found" : "invalid_request", message, issues }, status);
}
