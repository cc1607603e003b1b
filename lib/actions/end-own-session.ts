"use server";

import { endOwnSession as run } from "@/lib/users/end-own-session";
import { sessionRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const endOwnSession = defineAction({
  name: "endOwnSession",
  input: sessionRef,
  roles: ["admin", "viewer"],
  handler: run,
});
