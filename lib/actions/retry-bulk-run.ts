"use server";

import { bulkRunInput } from "@/lib/bulk/bulk-input";
import { retryBulkRun as run } from "@/lib/bulk/retry-bulk-run";
import { defineAction } from "./define-action";

export const retryBulkRun = defineAction({
  name: "retryBulkRun",
  input: bulkRunInput,
  roles: ["admin"],
  handler: run,
});
