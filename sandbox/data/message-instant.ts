/** Messages of a thread come one after another, also within a millisecond. @returns ISO 8601 */
export function messageInstant(now: Date, before: readonly { createdAt: string }[]): string {
  const last = before.at(-1);
  return new Date(Math.max(now.getTime(), last ? Date.parse(last.createdAt) + 1 : 0)).toISOString();
}
