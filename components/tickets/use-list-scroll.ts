"use client";

import { useLayoutEffect, useRef } from "react";

/** On a phone, where the page scrolls and shows either: brings the list back to where it was before a ticket opened. */
export function useListScroll(isListShown: boolean): void {
  const listTop = useRef(0);
  useLayoutEffect(() => {
    if (!isListShown) return;
    scrollTo({ top: listTop.current });
    const note = () => {
      listTop.current = scrollY;
    };
    addEventListener("scroll", note, { passive: true });
    return () => removeEventListener("scroll", note);
  }, [isListShown]);
}
