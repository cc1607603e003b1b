/** A lifetime in seconds, in words; null has no end. */
export function lifetimeWords(seconds: number | null): string {
  return seconds === null ? "without end" : `${seconds} seconds`;
}
