import { Activity, SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { noFilters, type ShowActivity } from "./use-activity-address";

/** Nobody has done anything yet: somebody who reads this has signed in, so it is soon over. */
export function ActivityEmpty() {
  return (
    <EmptyState
      icon={<Activity aria-hidden />}
      title="Nothing has happened yet"
      actions={<LinkButton href={paths.accounts()}>Go to the accounts</LinkButton>}
    >
      Whatever people do to accounts, applications and each other is written down here, and stays.
    </EmptyState>
  );
}

export function ActivityNoMatch({ show }: { show: ShowActivity }) {
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No event matches"
      actions={<Button onClick={() => show(noFilters)}>Clear filters</Button>}
    >
      Nothing passes all of the filters.
    </EmptyState>
  );
}
