"use client";

import { useState } from "react";
import type { ShownFilter } from "@/components/ui/filter-options";
import { TriggeredPopover } from "@/components/ui/triggered-popover";
import type { AccountFilterProps } from "./account-filter";
import { AccountPicker } from "./account-picker";

/** The open half of `AccountFilter`. */
export function AccountFilterPopover({ trigger, accountId, onChange }: AccountFilterProps & { trigger: ShownFilter }) {
  const [open, setOpen] = useState(true);
  return (
    <TriggeredPopover trigger={trigger} open={open} onOpenChange={setOpen} className="w-80">
      <AccountPicker
        accountId={accountId}
        onPick={(picked) => {
          onChange(picked);
          setOpen(false);
        }}
      />
    </TriggeredPopover>
  );
}
