import { TriangleAlert } from "lucide-react";
import { FilterToggle } from "@/components/ui/filter-toggle";
import type { OverviewView } from "@/lib/accounts/overview-view";
import type { NumberText } from "@/lib/number-text";
import { counted } from "./strip-words";

interface TroubledHostsProps {
  hosts: OverviewView["hosts"];
  number: NumberText;
  /** Absent while the page is not alive yet. */
  filter?: { shown: readonly string[]; onToggle: (host: string) => void };
}

/** Hosts with trouble, each a filter of the table; nothing while there are none. */
export function TroubledHosts({ hosts, number, filter }: TroubledHostsProps) {
  if (hosts.length === 0) return null;
  return (
    <fieldset className="mb-4 flex min-w-0 flex-wrap items-center gap-2 phone:flex-nowrap phone:overflow-x-auto phone:pb-1">
      <legend className="float-left mr-2 text-13 text-text-2 phone:float-none phone:mb-2">Hosts with trouble</legend>
      {hosts.map(({ host, accounts, isTroubled }) => (
        <FilterToggle
          key={host}
          pressed={filter?.shown.includes(host) ?? false}
          onPress={filter && (() => filter.onToggle(host))}
        >
          <TriangleAlert aria-hidden className="text-warn!" />
          <span className="max-w-64 truncate">{host}</span>
          <span className="font-normal text-12 text-text-2">
            {isTroubled ? "does not answer" : counted(accounts, "account", "accounts", number)}
          </span>
        </FilterToggle>
      ))}
    </fieldset>
  );
}
