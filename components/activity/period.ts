import { dayMs } from "@/lib/clock";

/** A stretch of time, ISO 8601: from one instant on and before another; null = open. */
export interface Period {
  from: string | null;
  to: string | null;
}

export const anyTime: Period = { from: null, to: null };

/** Whole days up to now. */
export const periodChoices = [
  { label: "Last 24 hours", days: 1 },
  { label: "Last 7 days", days: 7 },
  { label: "Last 30 days", days: 30 },
] as const;

export function lastDays(days: number, now: number): Period {
  return { from: new Date(now - days * dayMs).toISOString(), to: null };
}

/** The day of the calendar here on which an instant falls, as a date field has it: `2026-11-28`. */
export function dayOf(instant: string | null): string {
  if (instant === null) return "";
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day begins here. @returns null for an empty or half-typed date */
export function startOfDay(day: string): string | null {
  const [year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.slice(1).map(Number) ?? [];
  if (!year || !month || !date || year < 1970) return null;
  return new Date(year, month - 1, date).toISOString();
}

/** When the day after begins here: a period lasts to the end of its last day. */
export function endOfDay(day: string): string | null {
  const start = startOfDay(day);
  if (start === null) return null;
  const next = new Date(start);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}

/** The last day that belongs to a period. */
export function lastDayOf(to: string | null): string {
  return to === null ? "" : dayOf(new Date(Date.parse(to) - 1).toISOString());
}

/** "21 Nov – 28 Nov", "since 21 Nov", "until 28 Nov", with the year when it is another one; null without limits. */
export function periodText({ from, to }: Period, now: number): string | null {
  const day = (instant: number) => {
    const date = new Date(instant);
    const isThisYear = date.getFullYear() === new Date(now).getFullYear();
    const parts = { day: "numeric", month: "short", year: isThisYear ? undefined : "numeric" } as const;
    return date.toLocaleDateString("en-GB", parts).replace("Sept", "Sep");
  };
  const [first, last] = [from && day(Date.parse(from)), to && day(Date.parse(to) - 1)];
  if (first && last) return first === last ? first : `${first} – ${last}`;
  return first ? `since ${first}` : last ? `until ${last}` : null;
}
