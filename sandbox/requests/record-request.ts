import type { MiddlewareHandler } from "hono";
import type { World } from "../world";
import { callerOf } from "./caller";
import { isFormRequest } from "./form-body";
import type { RecordedRequest } from "./request-log";

const bodyLimit = 10_000;

/** What the middleware of the played servers hands on. */
export interface SandboxEnv {
  Variables: { recorded: RecordedRequest };
}

/** Writes every request into the log before anything else looks at it, refused and faulty ones included. */
export function recordRequest(world: World, target: string): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    // As bytes: what reads a file from the body must find it unharmed.
    const text = Buffer.from(await c.req.arrayBuffer()).toString("utf8");
    const form = isFormRequest(c.req.header("content-type")) ? valuesOf(new URLSearchParams(text)) : null;
    const query = valuesOf(new URL(c.req.url).searchParams);
    const recorded = world.requests.add({
      time: world.now().toISOString(),
      target,
      method: c.req.method,
      path: c.req.path,
      query,
      headers: c.req.header(),
      form,
      body: form || !text ? null : text.slice(0, bodyLimit),
      ...callerOf({
        authorization: c.req.header("authorization"),
        statedClientId: form?.client_id?.[0] ?? query.client_id?.[0] ?? null,
        clientOfToken: (token) => world.state.accessTokens.get(token)?.clientId ?? null,
      }),
    });
    c.set("recorded", recorded);
    await next();
    if (recorded.fault !== "reset") recorded.status = c.res.status;
  };
}

function valuesOf(parameters: URLSearchParams): Record<string, string[]> {
  const values: Record<string, string[]> = Object.create(null);
  for (const [name, value] of parameters) values[name] = [...(values[name] ?? []), value];
  return values;
}
