import { parseTagSearch } from "@/lib/accounts/account-list-query";
import { listTags } from "@/lib/accounts/list-tags";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute({
  name: "listTags",
  roles: ["admin", "viewer"],
  handler: ({ searchParams }, person) => listTags(parseTagSearch(searchParams), person),
});
