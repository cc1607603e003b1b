import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ActivityPageView } from "@/lib/audit/activity-view";
import type { ShowActivity } from "./use-activity-address";

const number = new Intl.NumberFormat("en");

/** Where the page stands, and the way to its neighbours. */
export function ActivityPager({ page, show }: { page: ActivityPageView; show: ShowActivity }) {
  const go = (cursor: string | null) => {
    show({ cursor });
    scrollTo({ top: 0 });
  };
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-12 items-center justify-between gap-4 border-line border-t bg-subtle py-2 pr-3 pl-5 text-13 text-text-2 tabular-nums phone:min-h-15 phone:pl-4"
    >
      <p>
        {number.format(page.from)}–{number.format(page.from + page.events.length - 1)}
      </p>
      <div className="flex gap-2">
        <Button disabled={!page.previousCursor} onClick={() => go(page.previousCursor)}>
          <ChevronLeft aria-hidden className="-ml-1" />
          Previous
        </Button>
        <Button disabled={!page.nextCursor} onClick={() => go(page.nextCursor)}>
          Next
          <ChevronRight aria-hidden className="-mr-1" />
        </Button>
      </div>
    </nav>
  );
}
