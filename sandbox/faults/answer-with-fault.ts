import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../requests/record-request";
import type { World } from "../world";
import type { FaultKind } from "./fault-list";

/** Answers in place of Mirakl while a fault matches; "slow" only delays Mirakl's own answer. */
export function answerWithFault(world: World): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const recorded = c.get("recorded");
    const fault = world.faults.take(recorded);
    if (!fault) return next();
    recorded.fault = fault.kind;
    if (fault.kind === "slow") {
      await wait(fault.delayMs, undefined, { ref: false });
      return next();
    }
    return faultyAnswer(c, fault.kind, fault.retryAfterSeconds);
  };
}

function faultyAnswer(c: Context<SandboxEnv>, kind: Exclude<FaultKind, "slow">, seconds: number | null): Response {
  const retryAfter: Record<string, string> = seconds === null ? {} : { "Retry-After": String(seconds) };
  switch (kind) {
    case "429":
      return c.json({ status: 429, message: "Too many requests" }, 429, retryAfter);
    case "503":
      return c.text("Service unavailable", 503, retryAfter);
    case "garbage":
      return c.body('{"data":[{"id":"b0', 200, { "Content-Type": "application/json" });
    case "html":
      return c.html("<!doctype html><title>Maintenance</title><h1>We are back in a few minutes</h1>", 200);
    case "reset":
      return cutConnection(c);
  }
}

function cutConnection(c: Context): Response {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  if (!incoming) throw new Error("Only a sandbox that listens on a port can cut a connection.");
  incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}
