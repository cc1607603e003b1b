"use client";

import { type RefObject, useState } from "react";

/**
 * What had the focus when a dialog opened, to give it back.
 * @param fallback for when that is gone by then, as a menu's item is; found anew then
 */
export function useOpener(fallback: () => HTMLElement | null): RefObject<HTMLElement | null> {
  const [opener] = useState(() => {
    const focused = document.activeElement;
    return focused instanceof HTMLElement && focused !== document.body ? focused : null;
  });
  return {
    get current() {
      return opener?.isConnected ? opener : fallback();
    },
  };
}
