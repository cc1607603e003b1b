"use server";

import { removeAuthenticator as run } from "@/lib/auth/second-factor/remove-authenticator";
import { wantedInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const removeAuthenticator = defineAction({
  name: "removeAuthenticator",
  input: wantedInput,
  roles: ["admin", "viewer"],
  handler: (_ask, person) => run(person),
});
