import { Pager } from "@/components/ui/pager";
import type { ActivityPageView } from "@/lib/audit/activity-view";
import type { ShowActivity } from "./use-activity-address";

const number = new Intl.NumberFormat("en");

/** Where the page stands; how many events there are in all is not counted. */
export function ActivityPager({ page, show }: { page: ActivityPageView; show: ShowActivity }) {
  return (
    <Pager page={page} show={show}>
      {number.format(page.from)}–{number.format(page.from + page.events.length - 1)}
    </Pager>
  );
}
