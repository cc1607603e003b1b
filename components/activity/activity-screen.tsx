"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ReadProblem } from "@/components/account/read-problem";
import { ListError } from "@/components/layout/list-error";
import { Card } from "@/components/ui/card";
import { activityPageQuery } from "@/lib/queries/activity-page";
import { ActivityEmpty, ActivityNoMatch } from "./activity-empty";
import { ActivityHeading } from "./activity-heading";
import { ActivityPager } from "./activity-pager";
import { ActivityRowsSkeleton } from "./activity-rows-skeleton";
import { ActivityTable } from "./activity-table";
import { ActivityToolbar } from "./activity-toolbar";
import { isFiltered, useActivityAddress } from "./use-activity-address";

/** Who did what, newest first, with filters and pages, kept up to date while it is open. */
export function ActivityScreen() {
  const { query, show } = useActivityAddress();
  const page = useQuery({ ...activityPageQuery(query), placeholderData: keepPreviousData });
  const retry = () => void page.refetch();
  const view = page.data;
  const isEmpty = view?.events.length === 0;
  const sample = page.isPlaceholderData ? undefined : view?.events[0];
  return (
    <>
      <ActivityHeading
        filter={query}
        subline={page.isError && !view ? "Not loaded" : "Who did what, when and from where"}
      />
      <ActivityToolbar query={query} show={show} sample={sample} />
      {view && page.error && (
        <div className="mb-3">
          <ReadProblem error={page.error} isRetrying={page.isFetching} onRetry={retry} />
        </div>
      )}
      {page.isPending && <ActivityRowsSkeleton />}
      {(view || page.isError) && (
        <Card className="overflow-hidden">
          {!view && page.error && (
            <ListError
              title="Activity could not be loaded"
              error={page.error}
              failedAt={page.errorUpdatedAt}
              isRetrying={page.isFetching}
              onRetry={retry}
            />
          )}
          {view && isEmpty && (isFiltered(query) ? <ActivityNoMatch show={show} /> : <ActivityEmpty />)}
          {view && !isEmpty && (
            <>
              <ActivityTable events={view.events} isOutdated={page.isPlaceholderData} />
              <ActivityPager page={view} show={show} />
            </>
          )}
        </Card>
      )}
    </>
  );
}
