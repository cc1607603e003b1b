"use client";

import { createContext, type ReactNode, useContext, useLayoutEffect } from "react";
import { adoptServerClock } from "./server-clock";

const PageTime = createContext<number | null>(null);

/**
 * Gives the times below it the server's clock. `now` is the time the page was rendered at: server and browser
 * write the same text for it, and the ticker takes over from there.
 */
export function ServerClockProvider({ now, children }: { now: string; children: ReactNode }) {
  useLayoutEffect(() => adoptServerClock(now), [now]);
  return <PageTime value={Date.parse(now)}>{children}</PageTime>;
}

/** When the page was rendered, in ms since 1970. Null outside of a provider. */
export function usePageTime(): number | null {
  return useContext(PageTime);
}
