import { Pager } from "@/components/ui/pager";
import { useNumber } from "@/components/ui/use-number";
import type { ActivityPageView } from "@/lib/audit/activity-view";
import type { ShowActivity } from "./use-activity-address";

/** Where the page stands; how many events there are in all is not counted. */
export function ActivityPager({ page, show }: { page: ActivityPageView; show: ShowActivity }) {
  const number = useNumber();
  return (
    <Pager page={page} show={show}>
      {number(page.from)}–{number(page.from + page.events.length - 1)}
    </Pager>
  );
}
