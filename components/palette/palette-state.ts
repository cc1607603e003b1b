let isOpen = false;
/** Has the focus when the palette opens, and gets it back. */
let opener: HTMLElement | null = null;
const listeners = new Set<() => void>();

/** Whether the command palette is open: a button in the frame or a key opens the one of the page. */
export function isPaletteOpen(): boolean {
  return isOpen;
}

export function setPaletteOpen(open: boolean): void {
  if (open && !isOpen) opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  isOpen = open;
  for (const listener of listeners) listener();
}

export function subscribeToPalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function focusPaletteOpener(): void {
  opener?.focus();
}

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** ⌘K, or Ctrl+K. */
export function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): boolean {
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
}
