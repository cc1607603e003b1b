"use client";

import { Content, Portal, Root, Trigger } from "radix-ui/popover";
import { useState } from "react";
import type { FilterProps } from "@/components/ui/filter-options";
import { FilterTrigger } from "@/components/ui/filter-trigger";
import type { AccountFilterProps } from "./account-filter";
import { AccountPicker } from "./account-picker";

/** The open half of `AccountFilter`. */
export function AccountFilterPopover({
  trigger,
  accountId,
  onChange,
}: AccountFilterProps & { trigger: Pick<FilterProps, "label" | "options" | "selected"> }) {
  const [open, setOpen] = useState(true);
  return (
    <Root open={open} onOpenChange={setOpen}>
      <Trigger asChild>
        <FilterTrigger {...trigger} />
      </Trigger>
      <Portal>
        <Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={trigger.label}
          className="z-20 w-80 max-w-[calc(100vw-16px)] animate-overlay rounded-button border border-line-strong bg-surface shadow-2"
        >
          <AccountPicker
            accountId={accountId}
            onPick={(picked) => {
              onChange(picked);
              setOpen(false);
            }}
          />
        </Content>
      </Portal>
    </Root>
  );
}
