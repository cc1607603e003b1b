import { listBulkRuns } from "@/lib/bulk/list-bulk-runs";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "listBulkRuns",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => listBulkRuns(searchParams.get("cursor"), person),
});
