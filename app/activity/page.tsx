import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActivityScreen } from "@/components/activity/activity-screen";
import { ActivitySkeleton } from "@/components/activity/activity-skeleton";
import { Soon } from "@/components/layout/soon";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import type { Person } from "@/lib/actor";
import { parseActivityQuery } from "@/lib/audit/activity-query";
import type { ActivityQuery } from "@/lib/audit/activity-view";
import { listActivity } from "@/lib/audit/list-activity";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { activityPageQuery } from "@/lib/queries/activity-page";

export const metadata: Metadata = { title: "Activity" };

interface ActivityPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ActivityPage({ searchParams }: ActivityPageProps) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  const query = parseActivityQuery(new URLSearchParams(given));
  const { user, person } = await requireSession(paths.activity(query));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  return <Soon fallback={<ActivitySkeleton />}>{LoadedActivity({ query, person })}</Soon>;
}

async function LoadedActivity({ query, person }: { query: ActivityQuery; person: Person }) {
  const page = await loadForPage(() => listActivity(query, person));
  const queries = new QueryClient();
  queries.setQueryData(activityPageQuery(query).queryKey, page);
  return (
    <ServerClockProvider now={page.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <ActivityScreen />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
