"use server";

import { confirmAuthenticator as run } from "@/lib/auth/second-factor/confirm-authenticator";
import { codeInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const confirmAuthenticator = defineAction({
  name: "confirmAuthenticator",
  input: codeInput,
  roles: ["admin", "viewer"],
  handler: run,
});
