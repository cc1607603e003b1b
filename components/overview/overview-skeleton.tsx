import { clsx } from "clsx";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { tokenStatusLabels } from "@/lib/vocabulary";
import type { OverviewChoice } from "./overview-cookie";

const figures = ["active", "expiring", "failing", "reconnect", "revoked"] as const;

/** The overview while it is loading, in its final geometry. */
export function OverviewSkeleton({ choice }: { choice: OverviewChoice }) {
  return (
    <div aria-hidden className="animate-appear">
      <Card className="mb-4 flex overflow-hidden">
        {figures.map((figure) => (
          <div
            key={figure}
            className="h-[66px] min-w-0 flex-1 border-line border-r px-4 pt-3 phone:h-[82px] tablet:h-[82px] phone:min-w-33 phone:flex-none"
          >
            <p className="whitespace-nowrap text-12 text-text-2">{tokenStatusLabels[figure]}</p>
            <Skeleton className="mt-2 block! w-24 max-w-full" />
          </div>
        ))}
        <div className="w-11 flex-none" />
      </Card>
      {choice !== "closed" && (
        <div
          className={clsx(
            "mb-4 grid grid-cols-[minmax(0,1fr)_300px] gap-4 stacked:grid-cols-1",
            choice === null && "phone:hidden",
          )}
        >
          <Card className="h-[170px]" />
          <Card className="h-[170px]" />
        </div>
      )}
    </div>
  );
}
