"use server";

import { requestOrigin } from "@/lib/http/request-origin";
import { setNewPassword as run } from "@/lib/users/set-new-password";
import { newPasswordInput } from "@/lib/users/user-inputs";
import { defineOpenAction } from "./define-action";

export const setNewPassword = defineOpenAction({
  name: "setNewPassword",
  input: newPasswordInput,
  handler: async (ask) => run(ask, await requestOrigin()),
});
