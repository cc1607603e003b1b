"use client";

import { absoluteTime } from "@/components/ui/relative-time";
import { useTickingText } from "@/components/ui/use-ticking-text";

/** On paper only: when it was printed, from which "6 min ago" counts. */
export function PrintLine() {
  const now = useTickingText((instant, timeZone) => absoluteTime(instant, timeZone).local);
  return <p className="mb-4 hidden text-12 text-text-3 print:block">Latchkey, as of {now}</p>;
}
