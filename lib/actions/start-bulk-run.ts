"use server";

import { startBulkRunInput } from "@/lib/bulk/bulk-input";
import { startBulkRun as run } from "@/lib/bulk/start-bulk-run";
import { defineAction } from "./define-action";

export const startBulkRun = defineAction({
  name: "startBulkRun",
  input: startBulkRunInput,
  roles: ["admin"],
  handler: run,
});
