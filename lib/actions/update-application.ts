"use server";

import { applicationChangeInput } from "@/lib/applications/application-input";
import { updateApplication as run } from "@/lib/applications/update-application";
import { defineAction } from "./define-action";

export const updateApplication = defineAction({
  name: "updateApplication",
  input: applicationChangeInput,
  roles: ["admin"],
  handler: run,
});
