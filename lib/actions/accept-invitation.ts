"use server";

import { signInUser } from "@/lib/auth/user-session";
import { requestOrigin } from "@/lib/http/request-origin";
import { acceptInvitation as run } from "@/lib/users/accept-invitation";
import { acceptanceInput } from "@/lib/users/user-inputs";
import { defineOpenAction } from "./define-action";

export const acceptInvitation = defineOpenAction({
  name: "acceptInvitation",
  input: acceptanceInput,
  handler: async (ask) => {
    const { userId } = await run(ask, await requestOrigin());
    await signInUser(userId);
    return null;
  },
});
