/** How many moments fell into each second from `from` on. Everything in milliseconds since the epoch. */
export function perSecond(moments: readonly number[], span: { from: number; to: number }): number[] {
  const seconds = Math.max(1, Math.ceil((span.to - span.from) / 1_000));
  const counts = Array.from({ length: seconds }, () => 0);
  for (const moment of moments) {
    const second = Math.floor((moment - span.from) / 1_000);
    if (second >= 0 && second < seconds) counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function most(values: readonly number[]): number {
  return values.reduce((max, value) => Math.max(max, value), 0);
}

/** The most that were under way at one moment. */
export function mostAtOnce(calls: readonly { arrivedAt: number; endedAt: number | null }[]): number {
  const steps = calls.flatMap(({ arrivedAt, endedAt }) => [
    { at: arrivedAt, by: 1 },
    { at: endedAt ?? Number.POSITIVE_INFINITY, by: -1 },
  ]);
  let atOnce = 0;
  let highest = 0;
  for (const { by } of steps.toSorted((one, other) => one.at - other.at || one.by - other.by)) {
    atOnce += by;
    highest = Math.max(highest, atOnce);
  }
  return highest;
}
