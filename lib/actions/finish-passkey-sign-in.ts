"use server";

import { finishPasskeySignIn as run } from "@/lib/auth/passkeys/finish-passkey-sign-in";
import { passkeySignInInput } from "@/lib/users/sign-in-inputs";
import { defineOpenAction } from "./define-action";

export const finishPasskeySignIn = defineOpenAction({
  name: "finishPasskeySignIn",
  input: passkeySignInInput,
  handler: (ask) => run(ask),
});
