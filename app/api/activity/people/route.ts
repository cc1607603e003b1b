import { parsePersonSearch } from "@/lib/audit/activity-query";
import { listActivityPeople } from "@/lib/audit/list-activity-people";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "listActivityPeople",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => listActivityPeople(parsePersonSearch(searchParams), person),
});
