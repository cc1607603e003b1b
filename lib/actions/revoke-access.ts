"use server";

import { revokeAccess as run } from "@/lib/accounts/revoke-access";
import { revokeAccessInput } from "@/lib/authorizations/authorization-input";
import { defineAction } from "./define-action";

export const revokeAccess = defineAction({
  name: "revokeAccess",
  input: revokeAccessInput,
  roles: ["admin"],
  handler: run,
});
