"use server";

import { refreshTokenInput } from "@/lib/accounts/account-inputs";
import { refreshToken as run } from "@/lib/accounts/refresh-token";
import { defineAction } from "./define-action";

export const refreshToken = defineAction({
  name: "refreshToken",
  input: refreshTokenInput,
  roles: ["admin"],
  handler: run,
});
