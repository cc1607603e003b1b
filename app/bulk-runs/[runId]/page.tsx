import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BulkRunGone } from "@/components/bulk/bulk-run-gone";
import { BulkRunScreen } from "@/components/bulk/bulk-run-screen";
import { ServerClockProvider } from "@/components/ui/server-clock-provider";
import { requireSession } from "@/lib/auth/session";
import { getBulkRun } from "@/lib/bulk/get-bulk-run";
import { isAppError } from "@/lib/errors/app-error";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { bulkRunQuery } from "@/lib/queries/bulk-runs";

export const metadata: Metadata = { title: "Bulk action" };

interface BulkRunPageProps {
  params: Promise<{ runId: string }>;
}

export default async function BulkRunPage({ params }: BulkRunPageProps) {
  const { runId } = await params;
  const { user, person } = await requireSession(paths.bulkRun(runId));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  const run = await loadForPage(() => getBulkRun(runId, person).catch(nullWhenGone));
  if (!run) return <BulkRunGone />;
  const queries = new QueryClient();
  queries.setQueryData(bulkRunQuery(runId).queryKey, run);
  return (
    <ServerClockProvider now={run.now}>
      <HydrationBoundary state={dehydrate(queries)}>
        <BulkRunScreen key={runId} runId={runId} canChange={user.role === "admin"} />
      </HydrationBoundary>
    </ServerClockProvider>
  );
}

function nullWhenGone(error: unknown): null {
  if (isAppError(error, "bulk_run_not_found")) return null;
  throw error;
}
