"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import Link from "next/link";
import { Spinner } from "@/components/ui/spinner";
import { useNumber } from "@/components/ui/use-number";
import { runTitle } from "@/lib/bulk/bulk-words";
import { paths } from "@/lib/paths";
import { runningBulkRunsQuery } from "@/lib/queries/running-bulk-runs";

/** A quiet word that a bulk action goes on, wherever one is; it leads to it. */
export function RunningIndicator({ inRail = false }: { inRail?: boolean }) {
  const { data: runs = [] } = useQuery(runningBulkRunsQuery());
  const number = useNumber();
  const [first] = runs;
  if (!first) return null;
  const { total, pending } = first.counts;
  const percent = Math.floor((100 * (total - pending)) / Math.max(1, total));
  return (
    <Link
      href={runs.length === 1 ? paths.bulkRun(first.id) : paths.bulkRuns()}
      className={clsx(
        "flex gap-2 rounded-control p-2 text-12 text-text-3 hover:bg-hover",
        inRail && "rail:justify-center",
      )}
    >
      <Spinner />
      <span className={clsx("min-w-0", inRail && "rail:sr-only")}>
        <span className="block truncate font-medium text-text-2">
          {runs.length === 1 ? runTitle(first, number) : `${runs.length} bulk actions`}
        </span>
        <span className="block tabular-nums">{percent} % settled</span>
      </span>
    </Link>
  );
}
