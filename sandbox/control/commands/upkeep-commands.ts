import { z } from "zod";
import { defineCommand } from "../define-command";

export const reset = defineCommand({
  name: "reset",
  method: "POST",
  path: "/reset",
  done: "Everything is as on the first day.",
  input: z.strictObject({}),
  run: (world) => {
    world.reset();
    return { reset: true };
  },
});

export const clearRequests = defineCommand({
  name: "clear-requests",
  method: "DELETE",
  path: "/requests",
  done: "The list of requests is empty.",
  input: z.strictObject({}),
  run: (world) => {
    world.requests.clear();
    return { requests: [] };
  },
});
