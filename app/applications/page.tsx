import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApplicationsScreen } from "@/components/applications/applications-screen";
import { ApplicationsSkeleton } from "@/components/applications/applications-skeleton";
import { Soon } from "@/components/layout/soon";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import type { Person } from "@/lib/actor";
import { listApplications } from "@/lib/applications/list-applications";
import { requireSession } from "@/lib/auth/session";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { applicationsQuery } from "@/lib/queries/applications";

export const metadata: Metadata = { title: "Applications" };

export default async function ApplicationsPage() {
  const { user, person } = await requireSession(paths.applications());
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  const canChange = user.role === "admin";
  return <Soon fallback={<ApplicationsSkeleton />}>{LoadedApplications({ person, canChange })}</Soon>;
}

async function LoadedApplications({ person, canChange }: { person: Person; canChange: boolean }) {
  const view = await loadForPage(() => listApplications(person));
  const queries = new QueryClient();
  queries.setQueryData(applicationsQuery().queryKey, view);
  return (
    <ServerClockProvider now={view.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <ApplicationsScreen canChange={canChange} />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}
