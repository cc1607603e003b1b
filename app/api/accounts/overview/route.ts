import { getOverview } from "@/lib/accounts/get-overview";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "getOverview",
  roles: ["admin", "viewer"],
  handler: (_, person) => getOverview(person),
});
