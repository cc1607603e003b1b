import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AccountPage } from "@/components/account/account-page";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { getAccount } from "@/lib/accounts/get-account";
import { getAccountHistory } from "@/lib/accounts/get-account-history";
import { requireSession } from "@/lib/auth/session";
import { isAppError } from "@/lib/errors/app-error";
import { accountIdOf } from "@/lib/http/define-route";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { accountQuery } from "@/lib/queries/account";
import { accountHistoryQuery } from "@/lib/queries/account-history";

interface AccountRouteProps {
  params: Promise<{ accountId: string }>;
}

/** The account for who may see it, once per request: heading and page both need it. */
const loadAccount = cache(async (accountId: string) => {
  const { user, person } = await requireSession(paths.account(accountId));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  try {
    return { user, person, account: await loadForPage(() => getAccount(accountIdOf({ accountId }), person)) };
  } catch (error) {
    if (isAppError(error, "account_not_found")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: AccountRouteProps): Promise<Metadata> {
  const { account } = await loadAccount((await params).accountId);
  return { title: account.name };
}

export default async function AccountRoute({ params }: AccountRouteProps) {
  const { user, person, account } = await loadAccount((await params).accountId);
  const queries = new QueryClient();
  queries.setQueryData(accountQuery(account.id).queryKey, account);
  const history = await loadForPage(() => getAccountHistory(account.id, person));
  queries.setQueryData(accountHistoryQuery(account.id).queryKey, history);
  return (
    <ServerClockProvider now={account.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <AccountPage key={account.id} accountId={account.id} canChange={user.role === "admin"} />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
