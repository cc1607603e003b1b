"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/** Nearer than this to the end counts as being there. */
const nearPx = 80;

/**
 * Opens a conversation at its latest message, and stays there while more arrive, unless the person reads further up.
 * @param scroller what scrolls the messages; the page itself where that does not scroll
 * @param latest what the latest message is
 */
export function useLatestInView(scroller: RefObject<HTMLElement | null>, latest: string): void {
  const shown = useRef<string>(null);
  const wasAtEnd = useRef(true);

  useLayoutEffect(() => {
    const element = scrolledBy(scroller.current);
    if (!element) return;
    const target = element === document.documentElement ? document : element;
    const note = () => {
      wasAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    };
    target.addEventListener("scroll", note, { passive: true });
    return () => target.removeEventListener("scroll", note);
  }, [scroller]);

  useLayoutEffect(() => {
    if (shown.current === latest) return;
    const isFirst = shown.current === null;
    shown.current = latest;
    const element = scrolledBy(scroller.current);
    if (element && (isFirst || wasAtEnd.current)) element.scrollTop = element.scrollHeight;
  }, [scroller, latest]);
}

function scrolledBy(element: HTMLElement | null): HTMLElement | null {
  if (!element) return null;
  return getComputedStyle(element).overflowY === "visible" ? document.documentElement : element;
}
