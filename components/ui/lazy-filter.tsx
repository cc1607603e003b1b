"use client";

import { type ReactNode, Suspense, useState } from "react";
import type { ShownFilter } from "./filter-options";
import { FilterTrigger } from "./filter-trigger";

interface LazyFilterProps {
  trigger: ShownFilter;
  /** Loads the code of the open half, which someone reaches for. */
  load: () => void;
  /** The open half, with the button that opened it. */
  children: ReactNode;
}

/** A filter's button; the code of what it opens loads on first use. */
export function LazyFilter({ trigger, load, children }: LazyFilterProps) {
  const [wanted, setWanted] = useState(false);
  if (wanted) return <Suspense fallback={<FilterTrigger {...trigger} aria-expanded />}>{children}</Suspense>;
  return (
    <FilterTrigger
      {...trigger}
      aria-expanded={false}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => setWanted(true)}
    />
  );
}
