"use server";

import { accountInput } from "@/lib/accounts/account-inputs";
import { revokeAccess } from "@/lib/accounts/revoke-access";
import { defineAction } from "./define-action";

export const revokeOwnAccess = defineAction({
  name: "revokeOwnAccess",
  input: accountInput,
  roles: ["seller"],
  handler: ({ accountId }, person) => revokeAccess({ accountId, reason: null }, person),
});
