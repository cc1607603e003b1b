"use client";

import { Reply } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { durationText } from "@/components/ui/relative-time";
import { useTickingText } from "@/components/ui/use-ticking-text";

/** In a row of the list: that the shop owes an answer, and how long the customer has waited. */
export function ReplyNeeded({ since }: { since: string }) {
  const waited = useWaitingTime(since);
  return (
    <span className="flex shrink-0 items-center gap-1.5 font-medium text-warn-text tabular-nums">
      <Reply aria-hidden className="size-3.5 text-warn" />
      Reply needed {waited}
    </span>
  );
}

/** The same beside a ticket's title. */
export function ReplyNeededBadge({ since }: { since: string }) {
  const waited = useWaitingTime(since);
  return (
    <Badge tone="warn" data-status="reply-needed" className="tabular-nums">
      <Reply aria-hidden />
      Reply needed for {waited}
    </Badge>
  );
}

function useWaitingTime(since: string): string {
  const instant = Date.parse(since);
  return useTickingText((now) => durationText(now - instant));
}
