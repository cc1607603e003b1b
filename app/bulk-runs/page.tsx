import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BulkRunsScreen } from "@/components/bulk/bulk-runs-screen";
import { requireSession } from "@/lib/auth/session";
import { listBulkRuns } from "@/lib/bulk/list-bulk-runs";
import { loadForPage } from "@/lib/http/load-for-page";
import { paths } from "@/lib/paths";
import { bulkRunListQuery } from "@/lib/queries/bulk-runs";

export const metadata: Metadata = { title: "Bulk actions" };

export default async function BulkRunsPage() {
  const { user, person } = await requireSession(paths.bulkRuns());
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  const first = await loadForPage(() => listBulkRuns(null, person));
  const queries = new QueryClient();
  queries.setQueryData(bulkRunListQuery().queryKey, { pages: [first], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <BulkRunsScreen />
    </HydrationBoundary>
  );
}
