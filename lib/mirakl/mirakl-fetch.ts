/**
 * How this library reaches Mirakl. Whoever provides it decides which addresses may be called, follows no redirect,
 * bounds time and size, and throws an `AppError` when no answer came.
 */
export type MiraklFetch = (
  url: URL,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    signal?: AbortSignal;
    /** For the whole call. */
    timeoutMs?: number;
    /** Of the answer, where it may be larger than usual. */
    maxBodyBytes?: number;
  },
) => Promise<Response>;

/** Limits of one call, handed on to {@link MiraklFetch}. */
export interface CallLimits {
  signal?: AbortSignal;
  timeoutMs?: number;
  maxBodyBytes?: number;
}
