"use client";

import { useState } from "react";
import type { ShownFilter } from "@/components/ui/filter-options";
import { TriggeredPopover } from "@/components/ui/triggered-popover";
import { PersonPicker } from "./person-picker";

interface PersonFilterPopoverProps {
  trigger: ShownFilter;
  person: string | null;
  onPick: (person: string | null, name: string) => void;
}

/** The open half of `PersonFilter`. */
export function PersonFilterPopover({ trigger, person, onPick }: PersonFilterPopoverProps) {
  const [open, setOpen] = useState(true);
  return (
    <TriggeredPopover trigger={trigger} open={open} onOpenChange={setOpen} className="w-80">
      <PersonPicker
        person={person}
        onPick={(picked, name) => {
          onPick(picked, name);
          setOpen(false);
        }}
      />
    </TriggeredPopover>
  );
}
