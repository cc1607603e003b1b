"use server";

import { applicationRef } from "@/lib/applications/application-input";
import { removeApplication as run } from "@/lib/applications/remove-application";
import { defineAction } from "./define-action";

export const removeApplication = defineAction({
  name: "removeApplication",
  input: applicationRef,
  roles: ["admin"],
  handler: run,
});
