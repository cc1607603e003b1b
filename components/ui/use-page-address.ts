"use client";

import { useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";

/** Of the addresses that are written here; Next hears of them later than people look. */
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

/**
 * What stands behind the question mark of the page's address, also right after it was written.
 * @param isOwn whether a path belongs to the page that asks: on the way to another one its parameters are none of ours
 */
export function usePageAddress(isOwn: (pathname: string) => boolean): string {
  const fromRouter = useSearchParams().toString();
  return useSyncExternalStore(
    subscribe,
    () => (isOwn(location.pathname) ? location.search : fromRouter),
    () => fromRouter,
  );
}

/**
 * Changes the address without asking the server for the page.
 * @param how `push` makes a step that Back undoes; `replace` is for typing
 */
export function writePageAddress(address: string, how: "push" | "replace" = "push"): void {
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  for (const listener of listeners) listener();
}
