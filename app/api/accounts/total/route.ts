import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { countAccounts } from "@/lib/accounts/count-accounts";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "countAccounts",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => countAccounts(parseAccountListQuery(searchParams), person),
});
