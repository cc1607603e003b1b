"use server";

import { disableUser as run } from "@/lib/users/disable-user";
import { userRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const disableUser = defineAction({
  name: "disableUser",
  input: userRef,
  roles: ["admin"],
  handler: run,
});
