"use server";

import { bulkRunInput } from "@/lib/bulk/bulk-input";
import { startImport as run } from "@/lib/imports/start-import";
import { defineAction } from "./define-action";

export const startImport = defineAction({
  name: "startImport",
  input: bulkRunInput,
  roles: ["admin"],
  handler: run,
});
