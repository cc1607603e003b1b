"use server";

import { addApplication as run } from "@/lib/applications/add-application";
import { applicationInput } from "@/lib/applications/application-input";
import { defineAction } from "./define-action";

export const addApplication = defineAction({
  name: "addApplication",
  input: applicationInput,
  roles: ["admin"],
  handler: run,
});
