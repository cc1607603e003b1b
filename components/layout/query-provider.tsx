"use client";

import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { syncServerClock } from "@/components/ui/server-clock";
import { secondMs } from "@/lib/clock";
import { RequestError } from "@/lib/queries/fetch-json";
import { leaveForSignIn } from "./leave-for-sign-in";

const unauthorized = 401;

/** React Query for the pages below: every answer sets the clock, an ended session leads to the sign-in page. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onSuccess: setClock, onError: leaveWhenSignedOut }),
        // No retries: polling is the retry, and people see at once that something is wrong.
        defaultOptions: { queries: { staleTime: 5 * secondMs, retry: false } },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function setClock(data: unknown): void {
  if (typeof data === "object" && data !== null && "now" in data && typeof data.now === "string") {
    syncServerClock(data.now);
  }
}

function leaveWhenSignedOut(error: unknown): void {
  if (error instanceof RequestError && error.status === unauthorized) leaveForSignIn();
}
