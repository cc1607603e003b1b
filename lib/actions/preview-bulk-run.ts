"use server";

import { previewBulkRunInput } from "@/lib/bulk/bulk-input";
import { previewBulkRun as run } from "@/lib/bulk/preview-bulk-run";
import { defineAction } from "./define-action";

export const previewBulkRun = defineAction({
  name: "previewBulkRun",
  input: previewBulkRunInput,
  roles: ["admin"],
  handler: run,
});
