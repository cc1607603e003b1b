let live = false;
const listeners = new Set<() => void>();

/** Whether this page is told what changes. */
export function isLive(): boolean {
  return live;
}

export function setLive(value: boolean): void {
  if (live === value) return;
  live = value;
  for (const listener of listeners) listener();
}

export function subscribeToLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
