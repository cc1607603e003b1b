"use client";

import { lazy } from "react";
import { LazyFilter } from "@/components/ui/lazy-filter";

const load = () => import("./tag-filter-popover");
const TagFilterPopover = lazy(() => load().then((module) => ({ default: module.TagFilterPopover })));

export interface TagFilterProps {
  selected: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Accounts that have any of some tags. The list is read at the server, and its code loads on first use. */
export function TagFilter({ selected, onChange }: TagFilterProps) {
  const shown = { label: "Tags", options: selected.map((tag) => ({ value: tag, label: tag })), selected };
  return (
    <LazyFilter trigger={shown} load={load}>
      <TagFilterPopover trigger={shown} selected={selected} onChange={onChange} />
    </LazyFilter>
  );
}
