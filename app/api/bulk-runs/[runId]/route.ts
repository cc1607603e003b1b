import { getBulkRun } from "@/lib/bulk/get-bulk-run";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute<{ runId: string }, unknown>({
  name: "getBulkRun",
  roles: ["admin", "viewer"],
  handler: ({ params }, person) => getBulkRun(params.runId, person),
});
