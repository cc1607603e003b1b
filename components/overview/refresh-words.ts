import { millisecondsText } from "@/components/account/duration-bars";
import { relativeTime } from "@/components/ui/relative-time";
import type { RefreshesView } from "@/lib/accounts/overview-view";
import type { NumberText } from "@/lib/number-text";
import { counted } from "./strip-words";

/** "99.2 %"; 100 only when nothing failed. */
export function rateText({ succeeded, failed }: RefreshesView, number: NumberText): string {
  const rate = (succeeded / (succeeded + failed)) * 100;
  return `${number(failed > 0 && rate > 99.9 ? 99.9 : Math.round(rate * 10) / 10)} %`;
}

/** A bar of the chart, and the line's point over it, for those who do not see them. */
export function refreshesSentence(part: RefreshesView, number: NumberText, now: number): string {
  const { at, succeeded, failed, p95Ms } = part;
  const worked = `${rateText(part, number)} of ${counted(succeeded + failed, "refresh", "refreshes", number)} worked`;
  const took = p95Ms === null ? "" : `, 95 % within ${millisecondsText(p95Ms, number)}`;
  return `From ${relativeTime(Date.parse(at), now)} on: ${worked}${took}`;
}
