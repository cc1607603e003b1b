import { secondMs } from "@/lib/clock";

/** How far the server's clock is ahead of the browser's, in ms; null before the first answer. */
let offsetMs: number | null = null;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Takes over the server's clock from an answer that has just arrived. */
export function syncServerClock(now: string): void {
  offsetMs = Date.parse(now) - Date.now();
}

/** The same for the time that came with the page, which is older than any later answer. */
export function adoptServerClock(now: string): void {
  if (offsetMs === null) syncServerClock(now);
}

/** The server's time, in ms since 1970, as far as it is known. */
export function serverNow(): number {
  return Date.now() + (offsetMs ?? 0);
}

/** Calls `listener` every second, all listeners off one timer that rests while the page is hidden. */
export function subscribeToSeconds(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener("visibilitychange", startOrRest);
  }
  listeners.add(listener);
  startOrRest();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", startOrRest);
    startOrRest();
  };
}

function startOrRest(): void {
  const shouldRun = listeners.size > 0 && document.visibilityState === "visible";
  if (shouldRun && timer === undefined) {
    timer = setInterval(tick, secondMs);
    tick();
  } else if (!shouldRun) {
    clearInterval(timer);
    timer = undefined;
  }
}

function tick(): void {
  for (const listener of listeners) listener();
}
