import { getAccountHistory } from "@/lib/accounts/get-account-history";
import { accountIdOf, defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute<{ accountId: string }, unknown>({
  name: "getAccountHistory",
  roles: ["admin", "viewer"],
  handler: ({ params }, person) => getAccountHistory(accountIdOf(params), person),
});
