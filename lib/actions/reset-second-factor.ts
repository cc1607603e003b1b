"use server";

import { resetSecondFactor as run } from "@/lib/users/reset-second-factor";
import { userRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const resetSecondFactor = defineAction({
  name: "resetSecondFactor",
  input: userRef,
  roles: ["admin"],
  handler: run,
});
