"use server";

import { startAuthenticator as run } from "@/lib/auth/second-factor/start-authenticator";
import { wantedInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const startAuthenticator = defineAction({
  name: "startAuthenticator",
  input: wantedInput,
  roles: ["admin", "viewer"],
  handler: (_ask, person) => run(person),
});
