"use client";

import { lazy, Suspense, useState } from "react";
import { FilterTrigger } from "@/components/ui/filter-trigger";

const load = () => import("./tag-filter-popover");
const TagFilterPopover = lazy(() => load().then((module) => ({ default: module.TagFilterPopover })));

export interface TagFilterProps {
  selected: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Accounts that have any of some tags. The list is read at the server, and its code loads on first use. */
export function TagFilter({ selected, onChange }: TagFilterProps) {
  const [wanted, setWanted] = useState(false);
  const shown = { label: "Tags", options: selected.map((tag) => ({ value: tag, label: tag })), selected };
  if (!wanted) {
    return (
      <FilterTrigger
        {...shown}
        aria-expanded={false}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setWanted(true)}
      />
    );
  }
  return (
    <Suspense fallback={<FilterTrigger {...shown} aria-expanded />}>
      <TagFilterPopover trigger={shown} selected={selected} onChange={onChange} />
    </Suspense>
  );
}
