import { getAccount } from "@/lib/accounts/get-account";
import { accountIdOf, defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute<{ accountId: string }, unknown>({
  name: "getAccount",
  roles: ["admin", "viewer"],
  handler: ({ params }, person) => getAccount(accountIdOf(params), person),
});
