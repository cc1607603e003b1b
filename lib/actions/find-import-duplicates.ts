"use server";

import { findImportDuplicates as run } from "@/lib/imports/find-import-duplicates";
import { findImportDuplicatesInput } from "@/lib/imports/import-input";
import { defineAction } from "./define-action";

export const findImportDuplicates = defineAction({
  name: "findImportDuplicates",
  input: findImportDuplicatesInput,
  roles: ["admin"],
  handler: run,
});
