"use server";

import { renewInvitation as run } from "@/lib/users/renew-invitation";
import { invitationRef } from "@/lib/users/user-inputs";
import { defineAction } from "./define-action";

export const renewInvitation = defineAction({
  name: "renewInvitation",
  input: invitationRef,
  roles: ["admin"],
  handler: run,
});
