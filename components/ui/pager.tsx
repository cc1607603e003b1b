import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";

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
          <PagerButton size="icon" aria-label="First page" isAtEnd={!page.previousCursor} onClick={() => go(null)}>
            <ChevronsLeft aria-hidden />
          </PagerButton>
        )}
        <PagerButton isAtEnd={!page.previousCursor} onClick={() => go(page.previousCursor)}>
          <ChevronLeft aria-hidden className="-ml-1" />
          Previous
        </PagerButton>
        <PagerButton isAtEnd={!page.nextCursor} onClick={() => go(page.nextCursor)}>
          Next
          <ChevronRight aria-hidden className="-mr-1" />
        </PagerButton>
        {lastCursor && (
          <PagerButton size="icon" aria-label="Last page" isAtEnd={!page.nextCursor} onClick={() => go(lastCursor)}>
            <ChevronsRight aria-hidden />
          </PagerButton>
        )}
      </div>
    </nav>
  );
}

/** Keeps the focus where there is nothing further, which a disabled button would lose. */
export function PagerButton({ isAtEnd, onClick, ...props }: ButtonProps & { isAtEnd: boolean }) {
  return (
    <Button
      aria-disabled={isAtEnd || undefined}
      onClick={isAtEnd ? undefined : onClick}
      className={isAtEnd ? atEndStyles : undefined}
      {...props}
    />
  );
}

const atEndStyles =
  "cursor-not-allowed border-transparent! bg-pressed! text-text-3! shadow-none! forced-colors:text-[GrayText]! [&_svg]:text-current!";
