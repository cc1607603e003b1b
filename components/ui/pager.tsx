import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

interface PagerProps {
  page: { previousCursor: string | null; nextCursor: string | null };
  show: (change: { cursor: string | null }) => void;
  /** Where the list can be read from its end on: the cursor of that page. */
  lastCursor?: string;
  /** Where the page stands in the whole. */
  children: ReactNode;
}

/** Below a table: where the page stands, and the way to its neighbours. */
export function Pager({ page, show, lastCursor, children }: PagerProps) {
  const go = (cursor: string | null) => {
    show({ cursor });
    scrollTo({ top: 0 });
  };
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t bg-subtle py-2 pr-3 pl-5 text-13 text-text-2 tabular-nums phone:min-h-15 phone:pl-4"
    >
      <p className="whitespace-nowrap">{children}</p>
      <div className="ml-auto flex gap-2">
        {lastCursor && (
          <Button size="icon" aria-label="First page" disabled={!page.previousCursor} onClick={() => go(null)}>
            <ChevronsLeft aria-hidden />
          </Button>
        )}
        <Button disabled={!page.previousCursor} onClick={() => go(page.previousCursor)}>
          <ChevronLeft aria-hidden className="-ml-1" />
          Previous
        </Button>
        <Button disabled={!page.nextCursor} onClick={() => go(page.nextCursor)}>
          Next
          <ChevronRight aria-hidden className="-mr-1" />
        </Button>
        {lastCursor && (
          <Button size="icon" aria-label="Last page" disabled={!page.nextCursor} onClick={() => go(lastCursor)}>
            <ChevronsRight aria-hidden />
          </Button>
        )}
      </div>
    </nav>
  );
}
