import { defineRoute } from "@/lib/http/define-route";
import { listOwnAccounts } from "@/lib/sellers/list-own-accounts";

export const GET = defineRoute<unknown, unknown>({
  name: "listOwnAccounts",
  roles: ["seller"],
  handler: (_, person) => listOwnAccounts(person),
});
