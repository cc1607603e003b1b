"use server";

import { prepareExportInput } from "@/lib/bulk/bulk-input";
import { prepareExport as run } from "@/lib/bulk/prepare-export";
import { defineAction } from "./define-action";

export const prepareExport = defineAction({
  name: "prepareExport",
  input: prepareExportInput,
  roles: ["admin", "viewer"],
  handler: run,
});
