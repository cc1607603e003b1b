"use server";

import { accountInput } from "@/lib/accounts/account-inputs";
import { verifyAccount as run } from "@/lib/accounts/verify-account";
import { defineAction } from "./define-action";

export const verifyAccount = defineAction({
  name: "verifyAccount",
  input: accountInput,
  roles: ["admin"],
  handler: run,
});
