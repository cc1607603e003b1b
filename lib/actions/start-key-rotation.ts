"use server";

import { z } from "zod";
import { getKeys } from "@/lib/keys/get-keys";
import { startKeyRotation as run } from "@/lib/keys/start-key-rotation";
import { defineAction } from "./define-action";

export const startKeyRotation = defineAction({
  name: "startKeyRotation",
  input: z.object({ targetKeyId: z.string().min(1).max(32) }),
  roles: ["admin"],
  handler: async (ask, person) => {
    await run(ask, person);
    return getKeys(person);
  },
});
