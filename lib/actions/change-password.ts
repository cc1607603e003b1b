"use server";

import { changePassword as run } from "@/lib/users/change-password";
import { passwordChangeInput } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const changePassword = defineAction({
  name: "changePassword",
  input: passwordChangeInput,
  roles: ["admin", "viewer"],
  handler: run,
});
