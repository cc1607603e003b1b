import { z } from "zod";
import { marketplaceIds } from "../../data/marketplaces";
import { faultKinds } from "../../faults/fault-list";
import { defineCommand } from "../define-command";
import { getCompany } from "../find-referenced";

const defaultRetryAfterSeconds = 30;
const defaultDelayMs = 15_000;

export const addFault = defineCommand({
  name: "add-fault",
  method: "POST",
  path: "/faults",
  done: "The fault is planned for the next matching calls.",
  status: 201,
  input: z
    .strictObject({
      /** Absent, everything that is played. */
      target: z.enum(["authentication", ...marketplaceIds, "connect"]).optional(),
      path: z.string().startsWith("/", 'must begin with "/"; a final "*" stands for any rest').optional(),
      apiKey: z.string().min(1).optional(),
      clientId: z.string().min(1).optional(),
      kind: z.enum(faultKinds),
      times: z.int().min(1).max(10_000).default(1),
      retryAfterSeconds: z.int().min(0).max(86_400).nullable().optional(),
      delayMs: z.int().min(1).max(300_000).default(defaultDelayMs),
    })
    .refine(({ apiKey, clientId }) => apiKey === undefined || clientId === undefined, {
      path: ["clientId"],
      error: "Give either apiKey or clientId: no call carries both",
    }),
  run: (world, { target, path, apiKey, clientId, retryAfterSeconds, ...rest }) => ({
    ...world.faults.add({
      target: target ?? null,
      path: path ?? null,
      apiKey: apiKey ?? null,
      clientId: clientId ?? null,
      retryAfterSeconds:
        retryAfterSeconds === undefined && rest.kind === "429" ? defaultRetryAfterSeconds : (retryAfterSeconds ?? null),
      ...rest,
    }),
  }),
});

export const clearFaults = defineCommand({
  name: "clear-faults",
  method: "DELETE",
  path: "/faults",
  done: "No faults are planned any more.",
  input: z.strictObject({}),
  run: (world) => {
    world.faults.clear();
    return { faults: [] };
  },
});

export const failNextReply = defineCommand({
  name: "fail-next-reply",
  method: "POST",
  path: "/conversations/fail-next",
  done: "The company's next answer to a conversation fails.",
  input: z.strictObject({
    companyId: z.string().min(1),
    code: z
      .enum(["INVALID_INPUT", "DATA_NOT_FOUND", "UNEXPECTED", "UNAVAILABLE", "TOO_MANY_REQUEST"])
      .default("UNEXPECTED"),
    message: z.string().trim().min(1).max(500).default("The sales channel did not take the message."),
  }),
  run: (world, { companyId, code, message }) => {
    getCompany(world, companyId);
    world.planReplyError(companyId, { code, message });
    return { companyId, code, message };
  },
});
