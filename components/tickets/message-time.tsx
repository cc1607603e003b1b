"use client";

import { useRef } from "react";
import { absoluteTime, calendarDay, timeOfDay } from "@/components/ui/relative-time";
import { Tooltip } from "@/components/ui/tooltip";
import { useTickingText } from "@/components/ui/use-ticking-text";

/** "16:40", under the day that stands above; hover or focus shows local time and UTC. */
export function MessageTime({ at }: { at: string }) {
  const instant = Date.parse(at);
  const text = useTickingText((_now, timeZone) => timeOfDay(instant, timeZone));
  const element = useRef<HTMLTimeElement>(null);
  const content = () => {
    const { local, utc } = absoluteTime(instant);
    return (
      <>
        <span className="block">{local}</span>
        <span className="block text-tip-text-2">{utc}</span>
      </>
    );
  };
  return (
    <Tooltip anchor={element} content={content}>
      {(trigger) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip shows on focus too
        <time ref={element} dateTime={at} tabIndex={0} className="whitespace-nowrap" {...trigger}>
          {text}
        </time>
      )}
    </Tooltip>
  );
}

/** The day's name above the first message of a day, nothing above the others. */
export function DayLine({ at, previousAt }: { at: string; previousAt: string | undefined }) {
  const instant = Date.parse(at);
  const day = useTickingText((now, timeZone) => {
    const name = calendarDay(instant, now, timeZone);
    return previousAt && calendarDay(Date.parse(previousAt), now, timeZone) === name ? "" : name;
  });
  if (!day) return null;
  return (
    <p className="mb-4 flex items-center gap-3 text-12 text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {day}
    </p>
  );
}
