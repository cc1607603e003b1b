"use server";

import { revokeAccess } from "@/lib/accounts/revoke-access";
import { revokeAccessInput } from "@/lib/authorizations/authorization-input";
import { defineAction } from "./define-action";

export const revokeOwnAccess = defineAction({
  name: "revokeOwnAccess",
  input: revokeAccessInput,
  roles: ["seller"],
  handler: async (ask, person) => ({ outcome: (await revokeAccess(ask, person)).outcome }),
});
