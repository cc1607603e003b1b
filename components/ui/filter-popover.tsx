"use client";

import { Content, Portal, Root, Trigger } from "radix-ui/popover";
import { FilterOptions, type FilterProps } from "./filter-options";
import { FilterTrigger } from "./filter-trigger";

/** The open half of `FilterMenu`, loaded when someone first reaches for a filter. */
export function FilterPopover(props: FilterProps) {
  return (
    <Root defaultOpen>
      <Trigger asChild>
        <FilterTrigger {...props} />
      </Trigger>
      <Portal>
        <Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={props.label}
          className="z-20 max-h-[min(26rem,var(--radix-popover-content-available-height))] min-w-48 animate-overlay overflow-y-auto rounded-button border border-line-strong bg-surface p-1 shadow-2"
        >
          <FilterOptions {...props} />
        </Content>
      </Portal>
    </Root>
  );
}
