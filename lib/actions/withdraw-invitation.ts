"use server";

import { invitationRef } from "@/lib/users/user-inputs";
import { withdrawInvitation as run } from "@/lib/users/withdraw-invitation";
import { defineAction } from "./define-action";

export const withdrawInvitation = defineAction({
  name: "withdrawInvitation",
  input: invitationRef,
  roles: ["admin"],
  handler: run,
});
