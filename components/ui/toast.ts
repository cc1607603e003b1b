/** The result of an action that leaves no trace on the screen. Never the only place of an error that needs action. */
export interface Toast {
  tone: "ok" | "bad";
  title: string;
  description?: string;
  /** What to do next. */
  steps?: string[];
  /** Where more of it is shown. */
  link?: { label: string; href: string };
  /** Takes back what was done. */
  undo?: () => void;
}

const waiting: Toast[] = [];
let onToast: (() => void) | null = null;

/** Shows a toast: results for 6 s, longer where they can be taken back, failures until they are closed. */
export function showToast(toast: Toast): void {
  waiting.push(toast);
  onToast?.();
}

/** All toasts that were not shown yet; for the toaster. */
export function takeToasts(): Toast[] {
  return waiting.splice(0);
}

/** Calls `listener` after every new toast, until the returned function is called; for the toaster. */
export function subscribeToToasts(listener: () => void): () => void {
  onToast = listener;
  return () => {
    if (onToast === listener) onToast = null;
  };
}
