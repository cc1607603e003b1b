"use server";

import { applicationSecretInput } from "@/lib/applications/application-input";
import { replaceApplicationSecret as run } from "@/lib/applications/replace-application-secret";
import { defineAction } from "./define-action";

export const replaceApplicationSecret = defineAction({
  name: "replaceApplicationSecret",
  input: applicationSecretInput,
  roles: ["admin"],
  handler: run,
});
