"use client";

import { useState } from "react";
import { FilterOptions, type FilterProps, type ShownFilter } from "./filter-options";
import { TriggeredPopover } from "./triggered-popover";

interface FilterPopoverProps extends Pick<FilterProps, "onChange"> {
  trigger: ShownFilter;
}

/** The open half of `FilterMenu`. */
export function FilterPopover({ trigger, onChange }: FilterPopoverProps) {
  const [open, setOpen] = useState(true);
  return (
    <TriggeredPopover
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      className="max-h-[min(26rem,var(--radix-popover-content-available-height))] min-w-48 overflow-y-auto p-1"
    >
      <FilterOptions {...trigger} onChange={onChange} />
    </TriggeredPopover>
  );
}
