"use server";

import { endOwnSessions as run } from "@/lib/users/end-own-sessions";
import { everywhereInput } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const endOwnSessions = defineAction({
  name: "endOwnSessions",
  input: everywhereInput,
  roles: ["admin", "viewer"],
  handler: (_, person) => run(person),
});
