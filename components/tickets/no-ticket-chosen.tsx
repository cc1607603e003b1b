import { MessagesSquare } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";

/** Beside the list while no ticket is open, and while it has rows: else there is nothing to choose. */
export function NoTicketChosen() {
  return (
    <div className="m-auto hidden group-has-data-rows:block">
      <EmptyState icon={<MessagesSquare aria-hidden />} title="No ticket is open">
        Choose one of the list to read its messages and to reply.
      </EmptyState>
    </div>
  );
}
