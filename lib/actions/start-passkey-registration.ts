"use server";

import { startPasskeyRegistration as run } from "@/lib/auth/passkeys/start-passkey-registration";
import { wantedInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const startPasskeyRegistration = defineAction({
  name: "startPasskeyRegistration",
  input: wantedInput,
  roles: ["admin", "viewer"],
  handler: (_ask, person) => run(person),
});
