"use server";

import { tagAccountInput } from "@/lib/accounts/account-inputs";
import { tagAccount as run } from "@/lib/accounts/tag-account";
import { defineAction } from "./define-action";

export const tagAccount = defineAction({
  name: "tagAccount",
  input: tagAccountInput,
  roles: ["admin"],
  handler: run,
});
