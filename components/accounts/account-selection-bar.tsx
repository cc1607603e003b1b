"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { pageHeading } from "@/components/ui/page-heading";
import { useNumber } from "@/components/ui/use-number";
import { selectedCountText, selectMatchingText } from "./account-words";
import { useAccountSelection } from "./use-account-selection";

const button =
  "inline-flex h-8 items-center rounded-control px-2.5 font-medium hover:bg-tip-text/15 focus-visible:outline-tip-text phone:h-touch";

/**
 * What is selected, floating at the foot of the screen; Escape or the cross ends it.
 * @param props.children what can be done with it
 */
export function AccountSelectionBar(props: AccountSelectionBarProps) {
  const { selection, isChoosing } = useAccountSelection();
  return (selection || isChoosing) && <Bar {...props} />;
}

interface AccountSelectionBarProps {
  pageIds: readonly string[];
  children?: ReactNode;
}

function Bar({ pageIds, children }: AccountSelectionBarProps) {
  const { selection, count, isExact, total, isChoosing, isSelected, select, selectAllMatching, clear } =
    useAccountSelection();
  const number = useNumber();
  useEffect(() => {
    const heading = pageHeading();
    return () => {
      // What was pressed has gone with it.
      if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
    };
  }, []);
  const isPageSelected = pageIds.length > 0 && pageIds.every(isSelected);
  const offersAll = total && total.total > pageIds.length && !(selection && "filter" in selection);
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-4 z-10 mx-auto mt-4 flex w-fit max-w-full animate-overlay flex-wrap items-center gap-x-1 rounded-button bg-tip py-1.5 pr-1.5 pl-4 text-13 text-tip-text shadow-3 forced-colors:border phone:bottom-2 phone:w-full"
    >
      <p role="status" className="mr-2 tabular-nums">
        {selectedCountText(count, isExact, number)}
        {total && count < total.total && <span className="text-tip-text-2"> of {number(total.total)}</span>}
      </p>
      {isChoosing && pageIds.length > 0 && !isPageSelected && (
        <button type="button" className={`${button} hidden phone:inline-flex`} onClick={() => select(pageIds, true)}>
          Select this page
        </button>
      )}
      {offersAll && isPageSelected && (
        <button type="button" className={button} onClick={selectAllMatching}>
          {selectMatchingText(total, number)}
        </button>
      )}
      {children}
      <button type="button" aria-label="Clear selection" className={`${button} ml-auto px-2!`} onClick={clear}>
        <X aria-hidden className="size-4" />
      </button>
    </section>
  );
}
