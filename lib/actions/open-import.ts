"use server";

import { openImportInput } from "@/lib/imports/import-input";
import { openImport as run } from "@/lib/imports/open-import";
import { defineAction } from "./define-action";

export const openImport = defineAction({
  name: "openImport",
  input: openImportInput,
  roles: ["admin"],
  handler: run,
});
