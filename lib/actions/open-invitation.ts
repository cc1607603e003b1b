"use server";

import { openInvitation as run } from "@/lib/users/open-invitation";
import { linkInput } from "@/lib/users/user-inputs";
import { defineOpenAction } from "./define-action";

/** Takes the token in the body: an address would be logged on its way. */
export const openInvitation = defineOpenAction({
  name: "openInvitation",
  input: linkInput,
  handler: (ask) => run(ask),
});
