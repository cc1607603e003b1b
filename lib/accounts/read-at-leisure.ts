export interface Leisurely<T> {
  answer: T;
  /** Until another one can be had. */
  keptForMs: number;
}

/**
 * Reads what many ask for, for all of them together: an answer is kept for a moment, and the longer reading takes, the
 * longer, so that it never takes more than a tenth of the time.
 * @param leastMs an answer is kept for at least
 * @returns the answer; a failed read is not kept
 */
export function readAtLeisure<T>(leastMs: number, read: () => Promise<T>): () => Promise<Leisurely<T>> {
  let kept: { answer: Promise<T>; until: number } | null = null;
  const begin = () => {
    const startedAt = performance.now();
    // Nobody else reads while it is being read.
    const reading = { answer: read(), until: Number.POSITIVE_INFINITY };
    kept = reading;
    reading.answer.then(
      () => {
        const now = performance.now();
        reading.until = now + Math.max(leastMs, (now - startedAt) * 9);
      },
      () => {
        if (kept === reading) kept = null;
      },
    );
    return reading;
  };
  return async () => {
    const reading = kept && performance.now() < kept.until ? kept : begin();
    const answer = await reading.answer;
    return { answer, keptForMs: Math.max(0, Math.round(reading.until - performance.now())) };
  };
}
