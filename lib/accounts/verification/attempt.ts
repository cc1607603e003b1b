import { type AppError, isAppError } from "@/lib/errors/app-error";

/** How one call went, and how long it took, in whole milliseconds. */
export type Attempt<T> = { durationMs: number } & ({ ok: true; value: T } | { ok: false; error: AppError });

/**
 * Times a call and turns its expected failure into a value. Anything but an `AppError` is thrown on.
 * @param now milliseconds of a clock that never goes back
 */
export async function attempt<T>(call: () => Promise<T>, now: () => number): Promise<Attempt<T>> {
  const startedAt = now();
  try {
    const value = await call();
    return { ok: true, value, durationMs: Math.round(now() - startedAt) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { ok: false, error, durationMs: Math.round(now() - startedAt) };
  }
}
