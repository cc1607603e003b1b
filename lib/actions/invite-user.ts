"use server";

import { inviteUser as run } from "@/lib/users/invite-user";
import { invitationInput } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const inviteUser = defineAction({
  name: "inviteUser",
  input: invitationInput,
  roles: ["admin"],
  handler: run,
});
