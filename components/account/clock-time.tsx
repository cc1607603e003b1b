"use client";

import { useTickingText } from "@/components/ui/use-ticking-text";
import { clockText, dateText } from "./clock-text";

/** An instant by the clock on the wall. */
export function ClockTime({ at, className }: { at: string; className?: string }) {
  const instant = Date.parse(at);
  const text = useTickingText((now, timeZone) => clockText(instant, now, timeZone));
  return (
    <time dateTime={at} className={className}>
      {text}
    </time>
  );
}

/** An instant by its day only. */
export function CalendarDate({ at }: { at: string }) {
  const text = useTickingText((_now, timeZone) => dateText(Date.parse(at), timeZone));
  return <time dateTime={at}>{text}</time>;
}
