"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { statusLooks } from "@/components/accounts/status-badge";
import { useAccountListAddress } from "@/components/accounts/use-account-list-address";
import { useNumber } from "@/components/ui/use-number";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { OverviewView } from "@/lib/accounts/overview-view";
import { type TokenStatus, tokenStatusLabels } from "@/lib/vocabulary";
import type { OverviewChoice } from "./overview-cookie";
import { stripClauses } from "./strip-words";
import { hasStatuses, toggleStatuses } from "./toggle-statuses";

type Figure = Exclude<TokenStatus, "expired">;

/** The five figures, and the statuses that each stands for: what is expired counts as failing. */
const figures: [Figure, TokenStatus[]][] = [
  ["active", ["active"]],
  ["expiring", ["expiring"]],
  ["failing", ["expired", "failing"]],
  ["reconnect", ["reconnect"]],
  ["revoked", ["revoked"]],
];
const iconColors = { ok: "text-ok", warn: "text-warn", bad: "text-bad", off: "text-off" };

interface StatusStripProps {
  overview: OverviewView;
  charts: OverviewChoice;
  onCharts: (choice: "open" | "closed") => void;
}

/** How many accounts have which status, each a filter of the table with a clause that says whether it matters. */
export function StatusStrip({ overview, charts, onCharts }: StatusStripProps) {
  const { query, show } = useAccountListAddress();
  const number = useNumber();
  return (
    <div className="mb-4 flex overflow-x-auto rounded-card border border-line bg-surface">
      {figures.map(([figure, statuses]) => {
        const { Icon, tone } = statusLooks[figure];
        const count = statuses.reduce((sum, status) => sum + overview.statuses[status], 0);
        return (
          <button
            key={figure}
            type="button"
            data-printed
            aria-pressed={hasStatuses(query, statuses)}
            onClick={() => show(toggleStatuses(query, statuses))}
            className="min-w-0 flex-1 border-line border-r px-4 pt-3 pb-2 text-left -outline-offset-2 hover:bg-hover aria-pressed:bg-accent-soft phone:min-w-33 phone:flex-none"
          >
            <span className="flex items-center gap-1.5 whitespace-nowrap text-12 text-text-2">
              <Icon aria-hidden className={clsx("size-3.5", count > 0 ? iconColors[tone] : "text-text-3")} />
              {tokenStatusLabels[figure]}
            </span>
            <span className="mt-0.5 flex items-baseline gap-2 phone:block tablet:block">
              <span className="font-semibold text-22 leading-7 tabular-nums">{number(count)}</span>
              <Clause overview={overview} figure={figure} />
            </span>
          </button>
        );
      })}
      <ChartsButton isOpen={charts !== "closed"} onCharts={onCharts} className="flex phone:hidden" />
      <ChartsButton
        isOpen={charts === "open"}
        onCharts={onCharts}
        className="sticky right-0 -ml-px hidden border-line border-l bg-surface phone:flex"
      />
    </div>
  );
}

interface ChartsButtonProps extends Pick<StatusStripProps, "onCharts"> {
  isOpen: boolean;
  className: string;
}

/** One for phones, one for all else: until somebody chooses, the width of the screen alone says whether charts are open. */
function ChartsButton({ isOpen, onCharts, className }: ChartsButtonProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label="Charts"
      title={isOpen ? "Hide charts" : "Show charts"}
      onClick={() => onCharts(isOpen ? "closed" : "open")}
      className={clsx(
        "w-11 flex-none items-center justify-center text-text-2 -outline-offset-2 hover:bg-hover",
        className,
      )}
    >
      <ChevronDown aria-hidden className={clsx("size-4", isOpen && "rotate-180")} />
    </button>
  );
}

function Clause({ overview, figure }: { overview: OverviewView; figure: Figure }) {
  const number = useNumber();
  const text = useTickingText((now, timeZone) => stripClauses(overview, number, now, timeZone)[figure]);
  return <span className="block truncate text-12 text-text-2 tabular-nums">{text}</span>;
}
