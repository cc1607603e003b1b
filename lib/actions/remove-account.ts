"use server";

import { accountInput } from "@/lib/accounts/account-inputs";
import { removeAccount as run } from "@/lib/accounts/remove-account";
import { defineAction } from "./define-action";

export const removeAccount = defineAction({
  name: "removeAccount",
  input: accountInput,
  roles: ["admin"],
  handler: run,
});
