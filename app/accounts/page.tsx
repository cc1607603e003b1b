import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { AccountsScreen } from "@/components/accounts/accounts-screen";
import { AccountsSkeleton } from "@/components/accounts/accounts-skeleton";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { type AccountListQuery, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { countAccounts } from "@/lib/accounts/count-accounts";
import { listAccounts } from "@/lib/accounts/list-accounts";
import type { Person } from "@/lib/actor";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { accountTotalQuery } from "@/lib/queries/account-total";
import { accountsPageQuery } from "@/lib/queries/accounts-page";

export const metadata: Metadata = { title: "Accounts" };

interface AccountsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  const query = parseAccountListQuery(new URLSearchParams(given));
  const { user, person } = await requireSession(paths.accounts(query));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  const canChange = user.role === "admin";
  return (
    <Suspense fallback={<AccountsSkeleton canChange={canChange} />}>
      <LoadedAccounts query={query} person={person} canChange={canChange} />
    </Suspense>
  );
}

interface LoadedAccountsProps {
  query: AccountListQuery;
  person: Person;
  canChange: boolean;
}

async function LoadedAccounts({ query, person, canChange }: LoadedAccountsProps) {
  const [page, total] = await loadForPage(() =>
    Promise.all([listAccounts(query, person), countAccounts(query, person)]),
  );
  const queries = new QueryClient();
  queries.setQueryData(accountsPageQuery(query).queryKey, page);
  queries.setQueryData(accountTotalQuery(query).queryKey, total);
  return (
    <ServerClockProvider now={page.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <AccountsScreen canChange={canChange} />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
