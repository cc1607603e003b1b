import { Hourglass, RefreshCwOff } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { OverviewView } from "@/lib/accounts/overview-view";
import type { TimelineSpan } from "@/lib/accounts/timeline-columns";
import type { NumberText } from "@/lib/number-text";
import { ExpiryTable } from "./expiry-table";
import { ExpiryTimeline } from "./expiry-timeline";
import { sumColumns } from "./overview-words";
import { RefreshChart } from "./refresh-chart";
import { SpanChoice } from "./span-choice";
import { TroubledHosts } from "./troubled-hosts";

const spanNames = { day: ["next 24 h", "last 24 h"], week: ["next 7 days", "last 7 days"] } as const;

interface OverviewPanelsProps {
  overview: OverviewView;
  span: TimelineSpan;
  /** A prop, because on the server there is no context. */
  number: NumberText;
  /** Absent while the page is not alive yet. */
  onSpan?: (span: TimelineSpan) => void;
  hosts?: { shown: readonly string[]; onToggle: (host: string) => void };
  /** Chooses from the timeline, and lies over its columns. */
  brush?: ReactNode;
}

/** When tokens end, how refreshes go, and which hosts are in trouble. Rendered on the server first. */
export function OverviewPanels({ overview, span, number, onSpan, hosts, brush }: OverviewPanelsProps) {
  const [ahead, past] = spanNames[span];
  return (
    <>
      <div className="mb-4 grid grid-cols-[minmax(0,1fr)_300px] gap-4 stacked:grid-cols-1">
        <Card aria-label={`Token expiries in the ${ahead}`} className="px-5 pt-3 pb-2 phone:px-4">
          <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
            <h2 className="font-normal text-13 text-text-2 phone:flex-1">Token expiries in the {ahead}</h2>
            <SpanChoice span={span} onSpan={onSpan} />
            <Legend overview={overview} span={span} number={number} />
          </div>
          <ExpiryTimeline overview={overview} span={span}>
            {brush}
          </ExpiryTimeline>
          <ExpiryTable overview={overview} span={span} number={number} />
        </Card>
        <Card aria-label={`Refreshes in the ${past}`} className="min-h-40 px-5 pt-3 pb-2 phone:px-4">
          <h2 className="flex min-h-8 items-center font-normal text-13 text-text-2">Refreshes in the {past}</h2>
          <RefreshChart refreshes={overview.refreshes[span]} spanName={past} number={number} now={overview.now} />
        </Card>
      </div>
      <TroubledHosts hosts={overview.hosts} number={number} filter={hosts} />
    </>
  );
}

function Legend({ overview, span, number }: Pick<OverviewPanelsProps, "overview" | "span" | "number">) {
  const { renewed, failing, unrenewed } = sumColumns(overview.expiries[span]);
  return (
    <ul className="ml-auto flex flex-wrap gap-x-4 text-12 text-text-2 tabular-nums phone:ml-0 phone:w-full">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-1.5 rounded-full bg-control forced-colors:bg-[CanvasText]" />
        {number(renewed)} refresh on their own
      </li>
      {failing > 0 && (
        <li className="flex items-center gap-1.5">
          <RefreshCwOff aria-hidden className="size-3.5 text-warn" />
          {number(failing)} refresh failing
        </li>
      )}
      {unrenewed > 0 && (
        <li className="flex items-center gap-1.5">
          <Hourglass aria-hidden className="size-3.5 text-warn" />
          {number(unrenewed)} no refresh planned
        </li>
      )}
    </ul>
  );
}
