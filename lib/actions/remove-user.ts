"use server";

import { removeUser as run } from "@/lib/users/remove-user";
import { userRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const removeUser = defineAction({
  name: "removeUser",
  input: userRef,
  roles: ["admin"],
  handler: run,
});
