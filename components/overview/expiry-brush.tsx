"use client";

import { X } from "lucide-react";
import { Range, Root, Thumb, Track } from "radix-ui/slider";
import { type PointerEvent, useRef, useState } from "react";
import type { ShowAccounts } from "@/components/accounts/use-account-list-address";
import { durationText } from "@/components/ui/relative-time";
import type { AccountListQuery } from "@/lib/accounts/account-list-query";
import { beginningOf, columnsIn, type TimelineSpan } from "@/lib/accounts/timeline-columns";
import { type ColumnRange, showColumns, shownColumns } from "./overview-filters";

interface ExpiryBrushProps {
  span: TimelineSpan;
  /** When the columns begin, in ms since 1970. */
  now: number;
  query: AccountListQuery;
  show: ShowAccounts;
}

/**
 * Chooses from the timeline what the table shows: by dragging over the columns, a click takes one, or with the arrow
 * keys on either end.
 */
export function ExpiryBrush({ span, now, query, show }: ExpiryBrushProps) {
  const last = columnsIn(span);
  const shown = shownColumns(span, query, now);
  const [dragged, setDragged] = useState<ColumnRange | null>(null);
  const start = useRef<number | null>(null);
  const range = dragged ?? shown ?? [0, last];
  const isAll = range[0] === 0 && range[1] === last;
  const left = `${(range[0] / last) * 100}%`;
  const right = `${(1 - range[1] / last) * 100}%`;

  const commit = (chosen: ColumnRange) => {
    setDragged(null);
    show(showColumns(span, chosen, now));
  };
  const columnAt = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left: from, width } = currentTarget.getBoundingClientRect();
    return Math.min(last - 1, Math.max(0, Math.floor(((clientX - from) / width) * last)));
  };
  const rangeTo = (column: number): ColumnRange => {
    const from = start.current ?? column;
    return [Math.min(from, column), Math.max(from, column) + 1];
  };

  return (
    <>
      <div
        data-brush
        className="absolute inset-0 cursor-crosshair touch-pan-y"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          // A press that is done again (`replay-input.ts`) has no pointer.
          if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
          start.current = columnAt(event);
          setDragged(rangeTo(start.current));
        }}
        onPointerMove={(event) => start.current !== null && setDragged(rangeTo(columnAt(event)))}
        onPointerUp={(event) => {
          if (start.current === null) return;
          const chosen = rangeTo(columnAt(event));
          start.current = null;
          commit(chosen);
        }}
        onPointerCancel={() => {
          start.current = null;
          setDragged(null);
        }}
      >
        {!isAll && (
          <div
            className="absolute inset-y-0 border-accent border-x bg-accent/15 forced-colors:border-[Highlight]"
            style={{ left, right }}
          />
        )}
      </div>
      <Root
        min={0}
        max={last}
        step={1}
        minStepsBetweenThumbs={1}
        value={range}
        onValueChange={([from = 0, to = last]) => setDragged([from, to])}
        onValueCommit={([from = 0, to = last]) => commit([from, to])}
        className="absolute inset-x-0 -bottom-2 h-4 touch-none"
      >
        <Track className="absolute inset-x-0 top-1.5 h-1">
          <Range className={isAll ? "absolute h-full" : "absolute h-full rounded-full bg-accent"} />
        </Track>
        {(["Ends from", "Ends before"] as const).map((label, index) => (
          <Thumb
            key={label}
            aria-label={label}
            aria-valuetext={`in ${durationText(beginningOf(span, range[index] ?? 0))}`}
            className="relative block h-4 w-2 rounded-full before:absolute before:-inset-x-3 before:-inset-y-2 phone:before:-inset-x-4.5 phone:before:-inset-y-3.5 border border-control bg-surface shadow-1 hover:border-text-2"
          />
        ))}
      </Root>
      {shown && (
        <button
          type="button"
          onClick={() => commit([0, last])}
          className="absolute -top-6 right-0 flex h-6 items-center gap-1 rounded-control bg-surface px-1.5 text-12 text-accent-text hover:bg-hover"
        >
          <X aria-hidden className="size-3.5" />
          Show all times
        </button>
      )}
    </>
  );
}
