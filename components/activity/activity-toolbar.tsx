import { AccountFilter } from "@/components/tickets/account-filter";
import { Button } from "@/components/ui/button";
import { FilterMenu } from "@/components/ui/filter-menu";
import type { ActivityQuery, ActivityView } from "@/lib/audit/activity-view";
import { auditEventNames, eventKind } from "@/lib/audit/event-words";
import { PeriodFilter } from "./period-filter";
import { PersonFilter } from "./person-filter";
import { isFiltered, noFilters, type ShowActivity } from "./use-activity-address";

const kinds = auditEventNames
  .map((name) => ({ value: name as string, label: eventKind(name) }))
  .sort((one, other) => one.label.localeCompare(other.label, "en"));

interface ActivityToolbarProps {
  query: ActivityQuery;
  show: ShowActivity;
  /** One of the rows that are shown, which names who and what is filtered by. */
  sample: ActivityView | undefined;
}

/** Who, which account, what and when; every choice counts at once. */
export function ActivityToolbar({ query, show, sample }: ActivityToolbarProps) {
  const accountName = query.accountId && sample?.account?.id === query.accountId ? sample.account.name : undefined;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <PersonFilter
        person={query.person}
        knownName={query.person ? (sample?.personName ?? undefined) : undefined}
        onChange={(person) => show({ person })}
      />
      <AccountFilter
        accountId={query.accountId}
        onChange={(accountId) => show({ accountId })}
        {...(accountName !== undefined && { knownName: accountName })}
      />
      <FilterMenu label="Kind" options={kinds} selected={query.kinds} onChange={(chosen) => show({ kinds: chosen })} />
      <PeriodFilter period={query} onChange={({ from, to }) => show({ from, to })} />
      {isFiltered(query) && (
        <Button variant="ghost" onClick={() => show(noFilters)}>
          Clear
        </Button>
      )}
    </div>
  );
}
