import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { fieldErrorsOf } from "@/lib/accounts/connection-input";
import type { Person } from "@/lib/actor";
import { findSession, requirePerson } from "@/lib/auth/session";
import { AppError, toAppError } from "@/lib/errors/app-error";
import { requestOrigin } from "@/lib/http/request-origin";
import { logger } from "@/lib/logger";
import type { Role } from "@/lib/vocabulary";
import type { ActionFailure, ActionResult } from "./action-result";
import { failureOf } from "./failure-of";

interface ActionDefinition<Schema extends z.ZodType, Data, Caller = Person> {
  /** The verb, for the log. */
  name: string;
  input: Schema;
  /** Roles that may call it; sellers and viewers only where named. */
  roles: readonly Role[];
  handler: (input: z.output<Schema>, caller: Caller) => Promise<Data>;
}

/**
 * The only way to make a server action: session, role, input, handler, and one place that catches. An action is a
 * public endpoint, so nothing that a page checked counts here.
 */
export function defineAction<Schema extends z.ZodType, Data>(
  definition: ActionDefinition<Schema, Data>,
): (input: z.input<Schema>) => Promise<ActionResult<Data>> {
  return guarded(definition, (reference) => requirePerson(definition.roles, reference));
}

/** The same for strangers: `visitor` is whoever is signed in, null = nobody. */
export function defineOpenAction<Schema extends z.ZodType, Data>(
  definition: Omit<ActionDefinition<Schema, Data, Person | null>, "roles">,
): (input: z.input<Schema>) => Promise<ActionResult<Data>> {
  return guarded(definition, async (reference) => {
    const session = await findSession();
    return session && { ...session.person, reference, origin: await requestOrigin() };
  });
}

function guarded<Schema extends z.ZodType, Data, Caller>(
  definition: Omit<ActionDefinition<Schema, Data, Caller>, "roles">,
  identify: (reference: string) => Promise<Caller>,
): (input: z.input<Schema>) => Promise<ActionResult<Data>> {
  return async (raw) => {
    const reference = randomUUID();
    const context = { action: definition.name, reference };
    try {
      const caller = await identify(reference);
      const parsed = definition.input.safeParse(raw);
      if (!parsed.success)
        throw new AppError("invalid_input", { details: { fieldErrors: fieldErrorsOf(parsed.error) } });
      const data = await definition.handler(parsed.data, caller);
      return { ok: true, data: isStream(data) ? (guardStream(data, context) as Data) : data };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: reportFailure(toAppError(error), context) };
    }
  };
}

function isStream(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === "object" && data !== null && Symbol.asyncIterator in data;
}

/** What breaks a stream after the answer has begun can only be thrown, and Next logs it as it is: so just its code. */
async function* guardStream(stream: AsyncIterable<unknown>, context: { action: string; reference: string }) {
  try {
    yield* stream;
  } catch (error) {
    throw new Error(reportFailure(toAppError(error), context).code);
  }
}

/** Logs an error under its reference and returns what a person may see of it. */
export function reportFailure(error: AppError, context: { action: string; reference: string }): ActionFailure {
  const level = error.code === "internal" ? "error" : "info";
  logger()[level]({ ...context, err: error }, "action failed");
  return failureOf(error, context.reference);
}
