"use client";

import { clsx } from "clsx";
import { useRef } from "react";
import { absoluteTime, relativeTime } from "./relative-time";
import { Tooltip } from "./tooltip";
import { useTickingText } from "./use-ticking-text";

interface TimeProps {
  /** ISO 8601. */
  at: string;
  /** Seconds beside minutes; for the one countdown that a page is about. */
  precise?: boolean;
  /** Without underline and outside of the tab order: for the second and third time of a table's row. */
  quiet?: boolean;
  tone?: "plain" | "warn" | "bad";
  /** Words for an instant that has passed, instead of "6 min ago": gets how long ago in ms. */
  past?: (ms: number) => string;
  className?: string;
}

const tones = { plain: "", warn: "time-warn", bad: "time-bad" };

/** An instant as people say it, counting by itself; hover or focus shows local time and UTC. */
export function Time({ at, precise, quiet = false, tone = "plain", past, className }: TimeProps) {
  const instant = Date.parse(at);
  const text = useTickingText((now, timeZone) =>
    past && instant <= now ? past(now - instant) : relativeTime(instant, now, { precise, timeZone }),
  );
  const element = useRef<HTMLTimeElement>(null);
  return (
    <Tooltip anchor={element} content={() => <AbsoluteTime at={instant} />}>
      {(trigger) => (
        <time
          ref={element}
          dateTime={at}
          tabIndex={quiet ? undefined : 0}
          className={clsx("time", !quiet && "time-marked", tones[tone], className)}
          {...trigger}
        >
          {text}
        </time>
      )}
    </Tooltip>
  );
}

function AbsoluteTime({ at }: { at: number }) {
  const { local, utc } = absoluteTime(at);
  return (
    <>
      <span className="block">{local}</span>
      <span className="block text-tip-text-2">{utc}</span>
    </>
  );
}
