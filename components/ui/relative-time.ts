import { dayMs, hourMs, minuteMs, secondMs } from "@/lib/clock";

const dateFromMs = 7 * dayMs;

export interface RelativeTimeOptions {
  /** Seconds beside minutes; for the one countdown that a page is about. */
  precise?: boolean;
  /** IANA name; the runtime's own without it. Matters from 7 days on, where a date is shown. */
  timeZone?: string;
}

/**
 * A length of time in at most two units, rounded down: "40 s", "42 min", "3 h 10 min", "1 day 3 h", "5 days".
 * Seconds appear under 1 minute only, or under 1 hour when `precise`.
 */
export function durationText(ms: number, { precise = false }: { precise?: boolean } = {}): string {
  const whole = (unit: number) => Math.floor(ms / unit);
  if (ms < minuteMs) return `${Math.max(0, whole(secondMs))} s`;
  if (ms < hourMs) return two(whole(minuteMs), "min", precise ? whole(secondMs) % 60 : 0, "s");
  if (ms < dayMs) return two(whole(hourMs), "h", whole(minuteMs) % 60, "min");
  if (ms < 2 * dayMs) return two(1, "day", whole(hourMs) % 24, "h");
  return `${whole(dayMs)} days`;
}

function two(first: number, firstUnit: string, second: number, secondUnit: string): string {
  return second ? `${first} ${firstUnit} ${second} ${secondUnit}` : `${first} ${firstUnit}`;
}

/** "in 42 min", "6 min ago", "now", and from 7 days on a date: "18 Nov", with the year when it is another one. */
export function relativeTime(at: number, now: number, { precise, timeZone }: RelativeTimeOptions = {}): string {
  const distance = Math.abs(at - now);
  if (distance < secondMs) return "now";
  if (distance >= dateFromMs) {
    const date = partsOf(at, timeZone);
    const day = `${date.day} ${date.month}`;
    return date.year === partsOf(now, timeZone).year ? day : `${day} ${date.year}`;
  }
  const length = durationText(distance, { precise });
  return at > now ? `in ${length}` : `${length} ago`;
}

/**
 * The same instant for a tooltip: local "Thu 20 Nov 2025, 15:02:41 CET", and UTC "14:02:41 UTC", which carries its
 * date when that is another day.
 */
export function absoluteTime(at: number, timeZone?: string): { local: string; utc: string } {
  const local = partsOf(at, timeZone);
  const utc = partsOf(at, "UTC");
  const utcTime = `${utc.hour}:${utc.minute}:${utc.second} UTC`;
  return {
    local: `${local.weekday} ${local.day} ${local.month} ${local.year}, ${local.hour}:${local.minute}:${local.second} ${local.timeZoneName}`,
    utc: utc.day === local.day ? utcTime : `${utc.weekday} ${utc.day} ${utc.month}, ${utcTime}`,
  };
}

/** "15:16" when it is today, else "18 Nov, 15:16", with the year when it is another one. */
export function clockTime(at: number, now: number, timeZone?: string): string {
  const then = partsOf(at, timeZone);
  const today = partsOf(now, timeZone);
  const time = `${then.hour}:${then.minute}`;
  const isToday = then.day === today.day && then.month === today.month && then.year === today.year;
  return isToday ? time : `${then.day} ${then.month}${yearOf(then, today)}, ${time}`;
}

/** The day that an instant falls on: "Today", "Yesterday", else "Wed 19 Nov", with the year when it is another one. */
export function calendarDay(at: number, now: number, timeZone?: string): string {
  const then = partsOf(at, timeZone);
  const isDayOf = (other: Record<PartName, string>) =>
    then.day === other.day && then.month === other.month && then.year === other.year;
  const today = partsOf(now, timeZone);
  if (isDayOf(today)) return "Today";
  if (isDayOf(partsOf(now - dayMs, timeZone))) return "Yesterday";
  return `${then.weekday} ${then.day} ${then.month}${yearOf(then, today)}`;
}

/** The year goes without saying while it is this one. */
function yearOf(then: Record<PartName, string>, today: Record<PartName, string>): string {
  return then.year === today.year ? "" : ` ${then.year}`;
}

/** "15:16". */
export function timeOfDay(at: number, timeZone?: string): string {
  const { hour, minute } = partsOf(at, timeZone);
  return `${hour}:${minute}`;
}

type PartName = "weekday" | "day" | "month" | "year" | "hour" | "minute" | "second" | "timeZoneName";

/** Making a formatter is slow, and hundreds of times are formatted every second. */
const formatters = new Map<string | undefined, Intl.DateTimeFormat>();

function partsOf(at: number, timeZone: string | undefined): Record<PartName, string> {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      timeZoneName: "short",
      hourCycle: "h23",
      timeZone,
    });
    formatters.set(timeZone, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  // "Sept" is en-GB's only month of four letters.
  return { ...parts, month: parts.month?.slice(0, 3) } as Record<PartName, string>;
}
