"use client";

import { lazy } from "react";
import { LazyFilter } from "@/components/ui/lazy-filter";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { type Period, periodText } from "./period";

const load = () => import("./period-filter-popover");
const PeriodFilterPopover = lazy(() => load().then((module) => ({ default: module.PeriodFilterPopover })));

export interface PeriodFilterProps {
  period: Period;
  onChange: (period: Period) => void;
}

/** What happened in a stretch of time only, in days of this browser's calendar. */
export function PeriodFilter({ period, onChange }: PeriodFilterProps) {
  // The server does not know the calendar here.
  const isHydrated = useIsHydrated();
  const isLimited = period.from !== null || period.to !== null;
  const text = (isHydrated && periodText(period, Date.now())) || "…";
  const shown = {
    label: "Time",
    options: isLimited ? [{ value: "period", label: text }] : [],
    selected: isLimited ? ["period"] : [],
  };
  return (
    <LazyFilter trigger={shown} load={load}>
      <PeriodFilterPopover trigger={shown} period={period} onChange={onChange} />
    </LazyFilter>
  );
}
