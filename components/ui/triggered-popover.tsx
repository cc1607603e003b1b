"use client";

import { clsx } from "clsx";
import { Content, Portal, Root, Trigger } from "radix-ui/popover";
import type { ReactNode } from "react";
import type { ShownFilter } from "./filter-options";
import { FilterTrigger } from "./filter-trigger";
import { keepMovedFocus } from "./keep-moved-focus";

interface TriggeredPopoverProps {
  trigger: ShownFilter;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Its width. */
  className: string;
  children: ReactNode;
}

/** A filter's button, and below it whatever the filter is chosen by. */
export function TriggeredPopover({ trigger, open, onOpenChange, className, children }: TriggeredPopoverProps) {
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Trigger asChild>
        <FilterTrigger {...trigger} />
      </Trigger>
      <Portal>
        <Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={trigger.label}
          onCloseAutoFocus={keepMovedFocus}
          className={clsx(
            "z-20 max-w-[calc(100vw-16px)] animate-overlay rounded-button border border-line-strong bg-surface shadow-2",
            className,
          )}
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
