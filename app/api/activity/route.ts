import { parseActivityQuery } from "@/lib/audit/activity-query";
import { listActivity } from "@/lib/audit/list-activity";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "listActivity",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => listActivity(parseActivityQuery(searchParams), person),
});
