"use client";

import { lazy } from "react";
import type { FilterProps } from "./filter-options";
import { LazyFilter } from "./lazy-filter";

const load = () => import("./filter-popover");
const FilterPopover = lazy(() => load().then((module) => ({ default: module.FilterPopover })));

/** A button that opens a list of checkboxes; every tick counts at once. The list's code loads on first use. */
export function FilterMenu({ onChange, ...shown }: Omit<FilterProps, "showLabel">) {
  return (
    <LazyFilter trigger={shown} load={load}>
      <FilterPopover trigger={shown} onChange={onChange} />
    </LazyFilter>
  );
}
