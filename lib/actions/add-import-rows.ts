"use server";

import { addImportRows as run } from "@/lib/imports/add-import-rows";
import { addImportRowsInput } from "@/lib/imports/import-input";
import { defineAction } from "./define-action";

export const addImportRows = defineAction({
  name: "addImportRows",
  input: addImportRowsInput,
  roles: ["admin"],
  handler: run,
});
