import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { AccountsScreen } from "@/components/accounts/accounts-screen";
import { AccountsSkeleton } from "@/components/accounts/accounts-skeleton";
import { HydratedQueries } from "@/components/layout/hydrated-queries";
import { Soon } from "@/components/layout/soon";
import { AccountsOverview } from "@/components/overview/accounts-overview";
import { type OverviewChoice, overviewCookie, parseOverviewChoice } from "@/components/overview/overview-cookie";
import { OverviewPanels } from "@/components/overview/overview-panels";
import { OverviewSkeleton } from "@/components/overview/overview-skeleton";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { type AccountListQuery, parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { countAccounts } from "@/lib/accounts/count-accounts";
import { getOverview } from "@/lib/accounts/get-overview";
import { listAccounts } from "@/lib/accounts/list-accounts";
import type { Person } from "@/lib/actor";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { numberHabits } from "@/lib/http/number-habits";
import { type NumberText, numberText } from "@/lib/number-text";
import { paths } from "@/lib/paths";
import { accountOverviewQuery } from "@/lib/queries/account-overview";
import { accountTableQuery } from "@/lib/queries/account-table";
import { accountTotalQuery } from "@/lib/queries/account-total";
import { accountsPageQuery } from "@/lib/queries/accounts-page";
import { getAccountTable } from "@/lib/saved-views/get-account-table";
import { type AccountTableView, queryOfView } from "@/lib/saved-views/saved-view";

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
  const reading = readAccounts(query, person);
  const table = await loadForPage(() => getAccountTable(person));
  const view = viewToOpen(query, given.length, table);
  if (view) redirect(paths.accounts(queryOfView(view)));
  const charts = parseOverviewChoice((await cookies()).get(overviewCookie)?.value);
  const number = numberText(numberHabits((await headers()).get("accept-language")));
  const skeleton = (
    <AccountsSkeleton
      canChange={canChange}
      columns={table.settings.columns}
      overview={<OverviewSkeleton choice={charts} />}
    />
  );
  return <Soon fallback={skeleton}>{LoadedAccounts({ reading, canChange, table, charts, query, number })}</Soon>;
}

/** Begun before it is known whether the page is shown, so that the database is asked for everything at once. */
function readAccounts(query: AccountListQuery, person: Person) {
  const reading = loadForPage(() =>
    Promise.all([listAccounts(query, person), countAccounts(query, person), getOverview(person)]),
  );
  reading.catch(() => undefined);
  return reading;
}

type Reading = ReturnType<typeof readAccounts>;

/** The view whose filters the address does not hold yet: a link to it, or without any address the person's own. */
function viewToOpen(query: AccountListQuery, parameters: number, { settings, views }: AccountTableView) {
  const wanted = parameters === 0 ? settings.defaultViewId : parameters === 1 ? query.view : null;
  return views.find(({ id }) => id === wanted);
}

interface LoadedAccountsProps {
  reading: Reading;
  query: AccountListQuery;
  canChange: boolean;
  table: AccountTableView;
  charts: OverviewChoice;
  number: NumberText;
}

async function LoadedAccounts({ reading, query, canChange, table, charts, number }: LoadedAccountsProps) {
  const [page, total, overview] = await reading;
  const queries = new QueryClient();
  queries.setQueryData(accountsPageQuery(query).queryKey, page);
  queries.setQueryData(accountTotalQuery(query).queryKey, total);
  queries.setQueryData(accountOverviewQuery().queryKey, overview);
  queries.setQueryData(accountTableQuery().queryKey, table);
  return (
    <ServerClockProvider now={page.now}>
      <HydratedQueries state={JSON.stringify(dehydrate(queries))}>
        <AccountsScreen
          canChange={canChange}
          overview={
            <AccountsOverview choice={charts}>
              {charts !== "closed" && <OverviewPanels overview={overview} span="day" number={number} />}
            </AccountsOverview>
          }
        />
      </HydratedQueries>
    </ServerClockProvider>
  );
}
