"use server";

import { removeView as run } from "@/lib/saved-views/remove-view";
import { viewInput } from "@/lib/saved-views/saved-view-inputs";
import { defineAction } from "./define-action";

export const removeView = defineAction({
  name: "removeView",
  input: viewInput,
  roles: ["admin", "viewer"],
  handler: run,
});
