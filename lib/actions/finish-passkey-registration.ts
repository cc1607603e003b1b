"use server";

import { finishPasskeyRegistration as run } from "@/lib/auth/passkeys/finish-passkey-registration";
import { passkeyRegistrationInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const finishPasskeyRegistration = defineAction({
  name: "finishPasskeyRegistration",
  input: passkeyRegistrationInput,
  roles: ["admin", "viewer"],
  handler: run,
});
