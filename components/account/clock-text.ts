import { dayMs } from "@/lib/clock";

const formatters = new Map<string, Intl.DateTimeFormat>();

/** "14:16:07" when it is today, "Wed 22:35" within a week, else "18 Nov, 09:42", with the year when it is another one. */
export function clockText(at: number, now: number, timeZone?: string): string {
  const then = partsOf(at, timeZone);
  const today = partsOf(now, timeZone);
  const minutes = `${then.hour}:${then.minute}`;
  const isSameYear = then.year === today.year;
  if (isSameYear && then.month === today.month && then.day === today.day) return `${minutes}:${then.second}`;
  if (Math.abs(now - at) < 6 * dayMs) return `${then.weekday} ${minutes}`;
  return `${then.day} ${then.month}${isSameYear ? "" : ` ${then.year}`}, ${minutes}`;
}

/** "12 May 2025". */
export function dateText(at: number, timeZone?: string): string {
  const { day, month, year } = partsOf(at, timeZone);
  return `${day} ${month} ${year}`;
}

function partsOf(at: number, timeZone: string | undefined): Record<string, string> {
  const key = timeZone ?? "";
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
    formatters.set(key, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
  // "Sept" is the only month of four letters in this locale.
  return { ...parts, month: parts.month?.slice(0, 3) ?? "" };
}
