import { ChevronLeft, ChevronRight } from "lucide-react";
import { PagerButton } from "@/components/ui/pager";
import { useNumber } from "@/components/ui/use-number";
import type { TicketPageView } from "@/lib/tickets/ticket-view";
import { ticketRangeText } from "./ticket-words";

interface TicketPagerProps {
  page: TicketPageView;
  onGo: (cursor: string | null) => void;
}

/** Where the page stands in the list, and the way to its neighbours. */
export function TicketPager({ page, onGo }: TicketPagerProps) {
  const number = useNumber();
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-12 shrink-0 items-center justify-between gap-4 border-line border-t bg-subtle py-2 pr-3 pl-5 text-13 text-text-2 tabular-nums"
    >
      <p>{ticketRangeText(page, number)}</p>
      <div className="flex gap-2">
        <PagerButton isAtEnd={!page.previousCursor} onClick={() => onGo(page.previousCursor)}>
          <ChevronLeft aria-hidden className="-ml-1" />
          Previous
        </PagerButton>
        <PagerButton isAtEnd={!page.nextCursor} onClick={() => onGo(page.nextCursor)}>
          Next
          <ChevronRight aria-hidden className="-mr-1" />
        </PagerButton>
      </div>
    </nav>
  );
}
