"use server";

import { confirmSecondFactor as run } from "@/lib/auth/second-factor/confirm-second-factor";
import { secondFactorInput } from "@/lib/users/sign-in-inputs";
import { defineOpenAction } from "./define-action";

export const confirmSecondFactor = defineOpenAction({
  name: "confirmSecondFactor",
  input: secondFactorInput,
  handler: (ask) => run(ask),
});
