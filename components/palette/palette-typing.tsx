"use client";

import { useEffect, useRef } from "react";
import { focusPaletteOpener, isPaletteOpen, setPaletteOpen } from "./palette-state";

/** Takes what is typed while the palette's code is on its way, which the keys of the page would take otherwise. */
export function PaletteTyping({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    return () => {
      // Closed before the palette was there: it cannot give the focus back.
      if (!isPaletteOpen() && document.activeElement === document.body) focusPaletteOpener();
    };
  }, []);
  return (
    <input
      ref={field}
      aria-label="Jump to"
      autoComplete="off"
      className="sr-only fixed top-0"
      value={text}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={({ key }) => key === "Escape" && setPaletteOpen(false)}
    />
  );
}
