import { listRunningBulkRuns } from "@/lib/bulk/list-bulk-runs";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "listRunningBulkRuns",
  roles: ["admin", "viewer"],
  handler: (_, person) => listRunningBulkRuns(person),
});
