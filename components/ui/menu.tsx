"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import { Content, Item, Portal, RadioGroup, RadioItem, Root, Separator, Trigger } from "radix-ui/dropdown-menu";
import type { ComponentProps, ReactNode } from "react";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  defaultOpen?: boolean;
  align?: "start" | "end";
  side?: "top" | "bottom";
  /** Where the focus goes when the menu closes; the trigger, unless prevented. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
}

/** A dropdown menu, at most seven items, destructive last after a line. Load it lazily: it brings its positioning. */
export function Menu({ trigger, defaultOpen, align = "end", side = "bottom", onCloseAutoFocus, children }: MenuProps) {
  return (
    <Root defaultOpen={defaultOpen} modal={false}>
      <Trigger asChild>{trigger}</Trigger>
      <Portal>
        <Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
          className="z-20 min-w-56 animate-overlay rounded-button border border-line-strong bg-surface p-1 shadow-2"
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}

const itemStyles =
  "flex min-h-8 items-center gap-2.5 rounded-tag px-2 text-13 outline-none data-highlighted:bg-hover data-disabled:text-text-3 phone:min-h-11 [&_svg]:size-4";

interface MenuItemProps extends Omit<ComponentProps<typeof Item>, "children"> {
  icon?: ReactNode;
  destructive?: boolean;
  /** The item's accessible name. */
  label: string;
  /** "…" after the label tells that a dialog follows; it stays out of the name. */
  opensDialog?: boolean;
}

export function MenuItem({ icon, label, destructive = false, opensDialog = false, asChild, ...props }: MenuItemProps) {
  return (
    <Item className={clsx(itemStyles, destructive ? "text-bad-text" : "text-text [&_svg]:text-text-3")} {...props}>
      {icon}
      <span>
        {label}
        {opensDialog && <span aria-hidden>…</span>}
      </span>
    </Item>
  );
}

export function MenuSeparator() {
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}

interface MenuChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string; icon?: ReactNode }[];
  /** The menu closes with the choice; without it people see what it does, and choose again. */
  closes?: boolean;
}

/** One choice of several inside of a menu, such as the theme. */
export function MenuChoice({ label, value, onChange, options, closes = false }: MenuChoiceProps) {
  return (
    <RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <p aria-hidden className="px-2 pt-1.5 pb-1 font-medium text-12 text-text-3">
        {label}
      </p>
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          className={clsx(itemStyles, "text-text [&_svg]:text-text-3")}
          onSelect={(event) => closes || event.preventDefault()}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          {option.value === value && <Check aria-hidden />}
        </RadioItem>
      ))}
    </RadioGroup>
  );
}
