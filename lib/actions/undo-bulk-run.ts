"use server";

import { bulkRunInput } from "@/lib/bulk/bulk-input";
import { undoBulkRun as run } from "@/lib/bulk/undo-bulk-run";
import { defineAction } from "./define-action";

export const undoBulkRun = defineAction({
  name: "undoBulkRun",
  input: bulkRunInput,
  roles: ["admin"],
  handler: run,
});
