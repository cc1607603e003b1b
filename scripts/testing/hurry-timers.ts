import { vi } from "vitest";

/** Does something while timers of exactly this length end at once, so that a deadline is met. All others run as usual. */
export async function hurryTimersOf<T>(lengthMs: number, work: () => Promise<T>): Promise<T> {
  const original = globalThis.setTimeout;
  const hurried = (callback: () => void, ms?: number, ...rest: unknown[]) =>
    original(callback, ms === lengthMs ? 50 : ms, ...rest);
  vi.stubGlobal("setTimeout", hurried);
  try {
    return await work();
  } finally {
    vi.stubGlobal("setTimeout", original);
  }
}
