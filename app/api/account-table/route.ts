import { defineRoute } from "@/lib/http/define-route";
import { getAccountTable } from "@/lib/saved-views/get-account-table";

export const GET = defineRoute({
  name: "getAccountTable",
  roles: ["admin", "viewer"],
  handler: (_request, person) => getAccountTable(person),
});
