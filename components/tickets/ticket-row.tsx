"use client";

import { clsx } from "clsx";
import Link, { useLinkStatus } from "next/link";
import { memo, useId } from "react";
import { relativeTime } from "@/components/ui/relative-time";
import { useTickingText } from "@/components/ui/use-ticking-text";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { ReplyNeeded } from "./reply-needed";
import { previewText, shortAgo, ticketTitle } from "./ticket-words";

interface TicketRowProps {
  ticket: TicketView;
  /** Address of the ticket, with what the list shows. */
  href: string;
  isCurrent: boolean;
}

/** One ticket. Its title is the link, and the link covers the row. */
export const TicketRow = memo(function TicketRow({ ticket, href, isCurrent }: TicketRowProps) {
  const id = useId();
  const { isUnread, replyNeededSince, customerName, accountName, entityLabel, lastMessageAt } = ticket;
  const title = ticketTitle(ticket);
  const weight = isUnread ? "font-semibold" : replyNeededSince ? "font-medium" : "text-text-2";
  return (
    <li
      className={clsx(
        "relative isolate border-line border-b px-5 py-3 text-text-2 phone:px-4",
        "has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent-text has-[a:focus-visible]:-outline-offset-2",
        isCurrent ? "bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-hover",
      )}
    >
      <div className="flex items-baseline gap-2">
        <Link
          href={href}
          prefetch={false}
          scroll={false}
          aria-current={isCurrent ? "page" : undefined}
          aria-describedby={`${id}-unread ${id}-preview ${id}-facts`}
          className={clsx("min-w-0 truncate text-14 text-text outline-none after:absolute after:inset-0", weight)}
        >
          {title}
          <Opening />
        </Link>
        {customerName && customerName !== title && (
          <span className="min-w-0 truncate text-13 text-text-3 rail:hidden">{customerName}</span>
        )}
        <span className="ml-auto flex shrink-0 items-center gap-2 text-12">
          <LastMessageTime at={lastMessageAt} />
          {isUnread && <span aria-hidden className="size-2 rounded-full bg-accent forced-colors:border-4" />}
        </span>
      </div>
      <p id={`${id}-preview`} className="mt-0.5 truncate text-13">
        {previewText(ticket)}
      </p>
      <div id={`${id}-facts`} className="mt-1.5 flex items-center justify-between gap-3 text-12">
        <span className="min-w-0 truncate">
          {accountName}
          {entityLabel && entityLabel !== title && ` · ${entityLabel}`}
        </span>
        {replyNeededSince && <ReplyNeeded since={replyNeededSince} />}
      </div>
      {isUnread && (
        <span id={`${id}-unread`} className="sr-only">
          Unread
        </span>
      )}
    </li>
  );
});

function LastMessageTime({ at }: { at: string }) {
  const instant = Date.parse(at);
  const text = useTickingText((now, timeZone) => shortAgo(relativeTime(Math.min(instant, now), now, { timeZone })));
  return <time dateTime={at}>{text}</time>;
}

/** Tints the row while its ticket is on its way. */
function Opening() {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden className="absolute inset-0 -z-1 animate-appear bg-hover" />;
}
