"use client";

import { lazy, Suspense, useState } from "react";
import type { FilterProps } from "./filter-options";
import { FilterTrigger } from "./filter-trigger";

const load = () => import("./filter-popover");
const FilterPopover = lazy(() => load().then((module) => ({ default: module.FilterPopover })));

/** A button that opens a list of checkboxes; every tick counts at once. The list's code loads on first use. */
export function FilterMenu(props: FilterProps) {
  const [wanted, setWanted] = useState(false);
  if (!wanted) {
    return (
      <FilterTrigger
        {...props}
        aria-expanded={false}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setWanted(true)}
      />
    );
  }
  return (
    <Suspense fallback={<FilterTrigger {...props} aria-expanded />}>
      <FilterPopover {...props} />
    </Suspense>
  );
}
