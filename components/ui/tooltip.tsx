"use client";

import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";

/** What the element that has a tooltip needs; spread it on that element. */
export interface TooltipTrigger {
  "aria-describedby": string | undefined;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onFocus: () => void;
  onBlur: () => void;
}

interface TooltipProps {
  content: () => ReactNode;
  /** The element that the tooltip points at. */
  anchor: RefObject<HTMLElement | null>;
  children: (trigger: TooltipTrigger) => ReactNode;
}

const hideAfterMs = 100;

/**
 * Text beside an element on hover and focus, gone with Escape. It stands in the browser's top layer, so that no
 * scrolling container cuts it off, and nothing of it exists until it is shown: tables hold hundreds.
 */
export function Tooltip({ content, anchor, children }: TooltipProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    clearTimeout(timer.current);
    setOpen(true);
  };
  // A short delay lets the pointer travel onto the tooltip itself.
  const hide = () => {
    timer.current = setTimeout(() => setOpen(false), hideAfterMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      {children({
        "aria-describedby": open ? id : undefined,
        onPointerEnter: show,
        onPointerLeave: hide,
        onFocus: show,
        onBlur: hide,
      })}
      {open && (
        <Bubble id={id} anchor={anchor} onClose={() => setOpen(false)} onPointerEnter={show} onPointerLeave={hide}>
          {content()}
        </Bubble>
      )}
    </>
  );
}

interface BubbleProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  children: ReactNode;
}

function Bubble({ id, anchor, onClose, onPointerEnter, onPointerLeave, children }: BubbleProps) {
  const bubble = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = bubble.current;
    const target = anchor.current;
    if (!element || !target) return;
    element.showPopover();
    place(element, target);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // Of what has the focus it closes this, and nothing below. Where only the pointer rests, nobody thinks of this.
      if (target.contains(document.activeElement)) event.preventDefault();
      onClose();
    };
    addEventListener("keydown", onKeyDown, { capture: true });
    addEventListener("scroll", onClose, { capture: true, passive: true });
    return () => {
      removeEventListener("keydown", onKeyDown, { capture: true });
      removeEventListener("scroll", onClose, { capture: true });
    };
  }, [anchor, onClose]);
  return (
    <span
      ref={bubble}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      className="fixed inset-auto m-0 w-max max-w-[calc(100vw-8px)] animate-overlay rounded-control border border-tip-text/20 bg-tip px-2.5 py-1.5 text-left font-normal text-12 text-tip-text tabular-nums shadow-2"
    >
      {children}
    </span>
  );
}

const gap = 4;

/** Below the target, or above when there is no room, and never past the window's edge. */
function place(element: HTMLElement, target: HTMLElement) {
  const box = element.getBoundingClientRect();
  const at = target.getBoundingClientRect();
  const below = at.bottom + gap;
  const top = below + box.height > innerHeight ? at.top - gap - box.height : below;
  const left = Math.max(gap, Math.min(at.left, innerWidth - box.width - gap));
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}
