"use client";

import { useSyncExternalStore } from "react";

/** False on the server and until the page listens to events: a press before that would be lost. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
