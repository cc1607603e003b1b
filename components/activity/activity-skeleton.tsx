import { FilterTrigger } from "@/components/ui/filter-trigger";
import { parseActivityQuery } from "@/lib/audit/activity-query";
import { ActivityHeading } from "./activity-heading";
import { ActivityRowsSkeleton } from "./activity-rows-skeleton";

/** The whole page while it loads: labels are real, nothing moves when the rows arrive. */
export function ActivitySkeleton() {
  return (
    <>
      <ActivityHeading filter={parseActivityQuery(new URLSearchParams())} subline="Loading activity…" />
      <div className="mb-3 flex flex-wrap gap-2">
        {["Person", "Account", "Kind", "Time"].map((label) => (
          <FilterTrigger key={label} label={label} options={[]} selected={[]} />
        ))}
      </div>
      <ActivityRowsSkeleton />
    </>
  );
}
