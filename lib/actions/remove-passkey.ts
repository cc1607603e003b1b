"use server";

import { removePasskey as run } from "@/lib/auth/passkeys/remove-passkey";
import { passkeyRemoveInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const removePasskey = defineAction({
  name: "removePasskey",
  input: passkeyRemoveInput,
  roles: ["admin", "viewer"],
  handler: run,
});
