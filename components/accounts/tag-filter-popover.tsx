"use client";

import { useState } from "react";
import type { ShownFilter } from "@/components/ui/filter-options";
import { TriggeredPopover } from "@/components/ui/triggered-popover";
import type { TagFilterProps } from "./tag-filter";
import { TagOptions } from "./tag-options";

/** The open half of `TagFilter`. */
export function TagFilterPopover({ trigger, ...filter }: TagFilterProps & { trigger: ShownFilter }) {
  const [open, setOpen] = useState(true);
  return (
    <TriggeredPopover trigger={trigger} open={open} onOpenChange={setOpen} className="w-72">
      <TagOptions {...filter} />
    </TriggeredPopover>
  );
}
