import { parseRunAccountsQuery } from "@/lib/bulk/bulk-input";
import { listBulkRunAccounts } from "@/lib/bulk/list-bulk-run-accounts";
import { defineRoute } from "@/lib/http/define-route";

export const GET = defineRoute<{ runId: string }, unknown>({
  name: "listBulkRunAccounts",
  roles: ["admin", "viewer"],
  handler: ({ params, searchParams }, person) =>
    listBulkRunAccounts({ runId: params.runId, query: parseRunAccountsQuery(searchParams) }, person),
});
