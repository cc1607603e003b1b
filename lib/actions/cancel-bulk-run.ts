"use server";

import { bulkRunInput } from "@/lib/bulk/bulk-input";
import { cancelBulkRun as run } from "@/lib/bulk/cancel-bulk-run";
import { defineAction } from "./define-action";

export const cancelBulkRun = defineAction({
  name: "cancelBulkRun",
  input: bulkRunInput,
  roles: ["admin"],
  handler: run,
});
