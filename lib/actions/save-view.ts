"use server";

import { saveView as run } from "@/lib/saved-views/save-view";
import { saveViewInput } from "@/lib/saved-views/saved-view-inputs";
import { defineAction } from "./define-action";

export const saveView = defineAction({
  name: "saveView",
  input: saveViewInput,
  roles: ["admin", "viewer"],
  handler: run,
});
