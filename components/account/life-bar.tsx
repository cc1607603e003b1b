"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useTickingText } from "@/components/ui/use-ticking-text";
import { clockText } from "./clock-text";
import { ClockTime } from "./clock-time";
import { isRefreshWithin, lifeInWords, percentOfLife, type TokenLife } from "./token-life";

/** Marks closer than this would write over each other. */
const tooClosePercent = 16;

/** A token's life from issue to expiry, with now and the planned refresh on it. */
export function LifeBar({ life }: { life: TokenLife }) {
  const words = useTickingText((now, timeZone) => lifeInWords(life, now, timeZone));
  const used = Number(useTickingText((now) => String(percentOfLife(life, now))));
  const now = useTickingText((at, timeZone) => clockText(at, at, timeZone));
  const refreshAt = isRefreshWithin(life) ? life.nextRefreshAt : null;
  const refresh = refreshAt === null ? null : percentOfLife(life, refreshAt);
  return (
    <div role="img" aria-label={words} className="mt-4">
      <div className="relative h-5 text-12 text-text-2">
        {used < 100 && (
          <Label at={used}>
            <strong className="font-medium text-text">Now</strong> {now}
          </Label>
        )}
        {refreshAt !== null && refresh !== null && Math.abs(refresh - used) > tooClosePercent && (
          <Label at={refresh} className="phone:hidden">
            <strong className="font-medium text-text">Refresh</strong>{" "}
            <ClockTime at={new Date(refreshAt).toISOString()} />
          </Label>
        )}
      </div>
      <div className="relative my-1.5 h-2 rounded-full bg-pressed">
        <div
          className={clsx("h-full rounded-l-full", used < 100 ? "bg-accent" : "rounded-r-full bg-warn")}
          style={{ width: `${used}%` }}
        />
        {used < 100 && <Mark at={used} className="bg-text" />}
        {refresh !== null && <Mark at={refresh} className="bg-text-2" />}
      </div>
      <div className="flex justify-between pt-1 text-12 text-text-2">
        <span>
          Issued <ClockTime at={new Date(life.issuedAt).toISOString()} />
        </span>
        <span>
          {used < 100 ? "Expires" : "Expired"} <ClockTime at={new Date(life.expiresAt).toISOString()} />
        </span>
      </div>
    </div>
  );
}

function Label({ at, className, children }: { at: number; className?: string; children: ReactNode }) {
  return (
    <span
      className={clsx("absolute -translate-x-1/2 whitespace-nowrap", className)}
      style={{ left: `clamp(2.75rem, ${at}%, calc(100% - 3.25rem))` }}
    >
      {children}
    </span>
  );
}

function Mark({ at, className }: { at: number; className: string }) {
  return <span className={clsx("absolute -top-1 h-4 w-0.5 -translate-x-1/2", className)} style={{ left: `${at}%` }} />;
}
