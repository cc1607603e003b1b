"use server";

import { renewRecoveryCodes as run } from "@/lib/auth/second-factor/renew-recovery-codes";
import { wantedInput } from "@/lib/users/sign-in-inputs";
import { defineAction } from "./define-action";

export const renewRecoveryCodes = defineAction({
  name: "renewRecoveryCodes",
  input: wantedInput,
  roles: ["admin", "viewer"],
  handler: (_ask, person) => run(person),
});
