"use server";

import { renameAccountInput } from "@/lib/accounts/account-inputs";
import { renameAccount as run } from "@/lib/accounts/rename-account";
import { defineAction } from "./define-action";

export const renameAccount = defineAction({
  name: "renameAccount",
  input: renameAccountInput,
  roles: ["admin"],
  handler: run,
});
