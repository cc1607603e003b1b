"use server";

import { changeView as run } from "@/lib/saved-views/change-view";
import { changeViewInput } from "@/lib/saved-views/saved-view-inputs";
import { defineAction } from "./define-action";

export const changeView = defineAction({
  name: "changeView",
  input: changeViewInput,
  roles: ["admin", "viewer"],
  handler: run,
});
