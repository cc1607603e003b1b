import { millisecondsText } from "@/components/account/duration-bars";
import { relativeTime } from "@/components/ui/relative-time";
import type { RefreshesView } from "@/lib/accounts/overview-view";
import { counted } from "./strip-words";

/** "99.2 %"; 100 only when nothing failed. */
export function rateText({ succeeded, failed }: RefreshesView): string {
  const rate = (succeeded / (succeeded + failed)) * 100;
  return failed > 0 && rate > 99.9 ? "99.9 %" : `${Math.round(rate * 10) / 10} %`;
}

/** A bar of the chart, and the line's point over it, for those who do not see them. */
export function refreshesSentence(part: RefreshesView, now: number): string {
  const { at, succeeded, failed, p95Ms } = part;
  const worked = `${rateText(part)} of ${counted(succeeded + failed, "refresh", "refreshes")} worked`;
  const took = p95Ms === null ? "" : `, 95 % within ${millisecondsText(p95Ms)}`;
  return `From ${relativeTime(Date.parse(at), now)} on: ${worked}${took}`;
}
