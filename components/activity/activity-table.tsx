import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { ActivityView } from "@/lib/audit/activity-view";
import { ActivityRow } from "./activity-row";

interface ActivityTableProps {
  events: ActivityView[];
  /** These are still the rows of the query before. */
  isOutdated: boolean;
}

export function ActivityTable({ events, isOutdated }: ActivityTableProps) {
  return (
    <ActivityTableFrame isBusy={isOutdated}>
      <tbody className={clsx("phone:block", isOutdated && "opacity-60 transition-opacity delay-200")}>
        {events.map((event) => (
          <ActivityRow key={event.id} event={event} />
        ))}
      </tbody>
    </ActivityTableFrame>
  );
}

const columns = [
  { label: "Time", className: "w-30 pl-5" },
  { label: "Person", className: "w-44 stacked:w-36" },
  { label: "What", className: "" },
  { label: "Account", className: "w-52 stacked:w-40" },
  { label: "From", className: "w-36 stacked:hidden" },
];

/** The table itself, with rows or with their skeletons. */
export function ActivityTableFrame({ isBusy, children }: { isBusy: boolean; children: ReactNode }) {
  return (
    <table
      aria-label="Activity"
      aria-busy={isBusy}
      className="w-full table-fixed border-separate border-spacing-0 text-13 phone:block"
    >
      <thead className="phone:hidden">
        <tr>
          {columns.map(({ label, className }) => (
            <th
              key={label}
              scope="col"
              className={clsx(
                "h-head border-line border-b bg-subtle px-3 text-left font-medium text-12 text-text-2",
                className,
              )}
            >
              {label}
            </th>
          ))}
          <th scope="col" className="h-head w-14 border-line border-b bg-subtle">
            <span className="sr-only">Details</span>
          </th>
        </tr>
      </thead>
      {children}
    </table>
  );
}
