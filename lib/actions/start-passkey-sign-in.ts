"use server";

import { startPasskeySignIn as run } from "@/lib/auth/passkeys/start-passkey-sign-in";
import { wantedInput } from "@/lib/users/sign-in-inputs";
import { defineOpenAction } from "./define-action";

export const startPasskeySignIn = defineOpenAction({
  name: "startPasskeySignIn",
  input: wantedInput,
  handler: () => run(),
});
