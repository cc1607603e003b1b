"use client";

import { onlineManager } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { TroubleBar } from "./trouble-bar";

/** While the browser has no network: nothing fails then, so nothing else would say that the page stands still. */
export function OfflineBar() {
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
    () => true,
  );
  if (isOnline) return null;
  return (
    <TroubleBar isBad={false} Icon={WifiOff} title="You are offline.">
      What you see is the last that arrived. It goes on by itself when the connection is back.
    </TroubleBar>
  );
}
