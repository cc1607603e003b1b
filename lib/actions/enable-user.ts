"use server";

import { enableUser as run } from "@/lib/users/enable-user";
import { userRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const enableUser = defineAction({
  name: "enableUser",
  input: userRef,
  roles: ["admin"],
  handler: run,
});
