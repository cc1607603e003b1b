"use server";

import { replaceApiKeyInput } from "@/lib/accounts/account-inputs";
import { replaceApiKey as run } from "@/lib/accounts/replace-api-key";
import { defineAction } from "./define-action";

export const replaceApiKey = defineAction({
  name: "replaceApiKey",
  input: replaceApiKeyInput,
  roles: ["admin"],
  handler: run,
});
