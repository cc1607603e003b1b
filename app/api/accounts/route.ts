import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { listAccounts } from "@/lib/accounts/list-accounts";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "listAccounts",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => listAccounts(parseAccountListQuery(searchParams), person),
});
