"use client";

import { useSyncExternalStore } from "react";
import { serverNow, subscribeToSeconds } from "./server-clock";
import { usePageTime } from "./server-clock-provider";

/**
 * A text that depends on the time, kept true every second. Its component renders again only when the text is another.
 * @param text gets the server's time in ms, and the time zone to use: UTC until the page has come alive
 */
export function useTickingText(text: (now: number, timeZone?: string) => string): string {
  const pageTime = usePageTime();
  return useSyncExternalStore(
    subscribeToSeconds,
    () => text(serverNow()),
    () => text(pageTime ?? Date.now(), "UTC"),
  );
}
