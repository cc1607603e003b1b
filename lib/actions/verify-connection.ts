"use server";

import { connectionInput } from "@/lib/accounts/connection-input";
import { verifyConnection as run } from "@/lib/accounts/verify-connection";
import { defineAction } from "./define-action";

export const verifyConnection = defineAction({
  name: "verifyConnection",
  input: connectionInput,
  roles: ["admin"],
  handler: run,
});
