import { clsx } from "clsx";
import { Skeleton } from "@/components/ui/skeleton";

const rows = ["w-40", "w-28", "w-44", "w-36", "w-48", "w-32", "w-40", "w-36"];

/** The list while its rows are on their way. */
export function TicketRowsSkeleton() {
  return (
    <div role="status" aria-label="Loading tickets" className="animate-appear">
      {rows.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never change places
        <div key={index} className="border-line border-b px-5 py-3">
          <div className="flex h-5 items-center justify-between">
            <Skeleton className={width} />
            <Skeleton className="w-10" />
          </div>
          <div className="mt-0.5 flex h-5 items-center">
            <Skeleton className={clsx("max-w-full", index % 2 ? "w-64" : "w-72")} />
          </div>
          <div className="mt-1.5 flex h-4 items-center">
            <Skeleton className="w-24" />
          </div>
        </div>
      ))}
    </div>
  );
}
