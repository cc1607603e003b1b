import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Stands where a ticket was asked for that is not there, or went with its account. */
export function TicketGone() {
  return (
    <EmptyState
      heading="h1"
      icon={<SearchX aria-hidden />}
      title="This ticket does not exist, or no longer"
      actions={<LinkButton href={paths.tickets()}>Go to the tickets</LinkButton>}
      className="m-auto"
    >
      Its account may have been removed, or the address was copied incompletely.
    </EmptyState>
  );
}
