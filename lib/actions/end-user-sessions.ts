"use server";

import { endUserSessions as run } from "@/lib/users/end-user-sessions";
import { userRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const endUserSessions = defineAction({
  name: "endUserSessions",
  input: userRef,
  roles: ["admin"],
  handler: run,
});
