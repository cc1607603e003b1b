"use server";

import { resetPassword as run } from "@/lib/users/reset-password";
import { userRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const resetPassword = defineAction({
  name: "resetPassword",
  input: userRef,
  roles: ["admin"],
  handler: run,
});
