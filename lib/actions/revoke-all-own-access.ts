"use server";

import { z } from "zod";
import { revokeAllOwnAccess as run } from "@/lib/sellers/revoke-all-own-access";
import { defineAction } from "./define-action";

export const revokeAllOwnAccess = defineAction({
  name: "revokeAllOwnAccess",
  input: z.strictObject({ all: z.literal(true) }),
  roles: ["seller"],
  handler: (_, person) => run(person),
});
