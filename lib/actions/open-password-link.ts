"use server";

import { openPasswordLink as run } from "@/lib/users/open-password-link";
import { linkInput } from "@/lib/users/user-inputs";
import { defineOpenAction } from "./define-action";

export const openPasswordLink = defineOpenAction({
  name: "openPasswordLink",
  input: linkInput,
  handler: run,
});
