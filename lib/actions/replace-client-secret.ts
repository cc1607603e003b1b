"use server";

import { replaceClientSecretInput } from "@/lib/accounts/account-inputs";
import { replaceClientSecret as run } from "@/lib/accounts/replace-client-secret";
import { defineAction } from "./define-action";

export const replaceClientSecret = defineAction({
  name: "replaceClientSecret",
  input: replaceClientSecretInput,
  roles: ["admin"],
  handler: run,
});
