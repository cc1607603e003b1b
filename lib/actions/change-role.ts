"use server";

import { changeRole as run } from "@/lib/users/change-role";
import { userRoleInput } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const changeRole = defineAction({
  name: "changeRole",
  input: userRoleInput,
  roles: ["admin"],
  handler: run,
});
