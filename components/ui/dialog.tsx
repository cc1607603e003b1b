"use client";

import { Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { type ReactNode, type RefObject, useRef } from "react";
import { keepMovedFocus } from "./keep-moved-focus";
import { pageHeading } from "./page-heading";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Asks the question and names the thing. */
  title: string;
  description?: ReactNode;
  /** Buttons, the safe one first; on a phone they are stacked with the last on top. */
  footer?: ReactNode;
  /** Gets the focus first; without it the first control does. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Gets the focus back; without it what had the focus before, or the page's heading when that is gone. */
  finalFocus?: RefObject<HTMLElement | null> | undefined;
  /** False while work is under way that a stray press beside the dialog should not hide. */
  dismissible?: boolean;
  children?: ReactNode;
}

/** A modal dialog; at 760 px and below it rises from the bottom. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  initialFocus,
  finalFocus,
  dismissible = true,
  children,
}: DialogProps) {
  const keepOpen = (event: Event) => {
    if (!dismissible) event.preventDefault();
  };
  const before = useRef<Element>(null);
  const focusFirst = (event: Event) => {
    before.current = document.activeElement;
    if (!initialFocus?.current) return;
    event.preventDefault();
    initialFocus.current.focus();
  };
  const giveFocusBack = (event: Event) => {
    if (keepMovedFocus(event)) return;
    event.preventDefault();
    const target = finalFocus?.current ?? before.current;
    if (target instanceof HTMLElement && target.isConnected && target !== document.body) target.focus();
    else pageHeading()?.focus({ preventScroll: true });
  };
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Portal>
        <Overlay className="fixed inset-0 z-30 grid animate-fade place-items-center bg-scrim p-4 phone:place-items-end phone:p-2">
          <Content
            {...(description ? {} : { "aria-describedby": undefined })}
            onEscapeKeyDown={keepOpen}
            onPointerDownOutside={keepOpen}
            onOpenAutoFocus={focusFirst}
            onCloseAutoFocus={giveFocusBack}
            className="max-h-[calc(100dvh-32px)] w-full max-w-dialog animate-overlay overflow-y-auto rounded-dialog bg-surface shadow-3 outline-none forced-colors:border phone:max-h-[calc(100dvh-16px)] phone:animate-sheet"
          >
            <div className="px-6 pt-6 pb-5 phone:px-5">
              <Title className="wrap-anywhere text-17">{title}</Title>
              {description && (
                <Description asChild>
                  <div className="wrap-anywhere text-text-2">{description}</div>
                </Description>
              )}
              {children && <div className="mt-4">{children}</div>}
            </div>
            {footer && (
              <div className="sticky bottom-0 flex items-center justify-end gap-2 border-line border-t bg-subtle px-6 py-4 phone:flex-col-reverse phone:items-stretch phone:px-5">
                {footer}
              </div>
            )}
          </Content>
        </Overlay>
      </Portal>
    </Root>
  );
}

/** Consequences inside of a confirmation: a bold lead, then the rest. */
export function Consequences({ items }: { items: { icon: ReactNode; lead: string; rest: ReactNode }[] }) {
  return (
    <ul className="grid gap-3">
      {items.map(({ icon, lead, rest }) => (
        <li key={lead} className="grid grid-cols-[16px_1fr] gap-2.5 text-text-2 [&_svg]:mt-0.5 [&_svg]:size-4">
          <span className="text-text-3">{icon}</span>
          <span>
            <strong className="font-medium text-text">{lead}</strong> {rest}
          </span>
        </li>
      ))}
    </ul>
  );
}
