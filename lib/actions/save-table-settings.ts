"use server";

import { saveTableSettings as run } from "@/lib/saved-views/save-table-settings";
import { saveTableSettingsInput } from "@/lib/saved-views/saved-view-inputs";
import { defineAction } from "./define-action";

export const saveTableSettings = defineAction({
  name: "saveTableSettings",
  input: saveTableSettingsInput,
  roles: ["admin", "viewer"],
  handler: run,
});
