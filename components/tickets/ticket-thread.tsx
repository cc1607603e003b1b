"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { paths } from "@/lib/paths";
import { ticketQuery } from "@/lib/queries/ticket";
import type { TicketDetailView } from "@/lib/tickets/ticket-view";
import { conversationOf } from "./conversation";
import { DayLine } from "./message-time";
import { ReplyBlocked } from "./reply-blocked";
import { ReplyForm, type ReplyFormHandle } from "./reply-form";
import { SentReply } from "./sent-reply";
import { TicketGone } from "./ticket-gone";
import { TicketHeader } from "./ticket-header";
import { TicketMessage } from "./ticket-message";
import { useLatestInView } from "./use-latest-in-view";
import { useMarkRead } from "./use-mark-read";
import { useTicketListAddress, withListState } from "./use-ticket-list-address";

interface TicketThreadProps {
  accountId: string;
  threadId: string;
  /** False for who may only look. */
  canReply: boolean;
}

/** One ticket, kept up to date while it is open. */
export function TicketThread({ accountId, threadId, canReply }: TicketThreadProps) {
  const { data: view, error, isFetching, refetch } = useQuery(ticketQuery({ accountId, threadId }));
  if (!view || error?.failure.code === "ticket_not_found") return <TicketGone />;
  return (
    <OpenTicket
      view={view}
      canReply={canReply}
      problem={error && <ReadProblem error={error} isRetrying={isFetching} onRetry={() => void refetch()} />}
    />
  );
}

interface OpenTicketProps {
  view: TicketDetailView;
  canReply: boolean;
  /** That it is not up to date. */
  problem: ReactNode;
}

function OpenTicket({ view, canReply, problem }: OpenTicketProps) {
  const { query } = useTicketListAddress();
  const isHydrated = useIsHydrated();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const form = useRef<ReplyFormHandle>(null);
  const entries = conversationOf(view);
  const hasForm = canReply && view.replyBlocked === null;

  useMarkRead(view.ticket);
  useLatestInView(scroller, entries.at(-1)?.key ?? "");
  useEffect(() => {
    // On a phone the row that was pressed is gone by now, and the focus with it.
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.checkVisibility() === false) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);

  return (
    <>
      <TicketHeader
        view={view}
        headingId={headingId}
        headingRef={heading}
        listHref={withListState(paths.tickets(), query)}
      />
      <section
        ref={scroller}
        aria-labelledby={headingId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-8 py-6 focus-visible:-outline-offset-2 tablet:px-5 phone:overflow-visible phone:px-4"
      >
        <ol aria-label="Messages" className="grid grid-cols-1 gap-4">
          {entries.map((entry, index) => (
            <li key={entry.key}>
              <DayLine at={entry.at} previousAt={entries[index - 1]?.at} />
              {entry.kind === "message" ? (
                <TicketMessage message={entry.message} />
              ) : (
                <SentReply
                  reply={entry.reply}
                  onWriteAgain={hasForm ? (body) => form.current?.writeAgain(body) : null}
                />
              )}
            </li>
          ))}
        </ol>
      </section>
      <div className="grid shrink-0 gap-3 px-8 pb-6 empty:hidden tablet:px-5 tablet:pb-5 phone:px-4 phone:pb-4">
        {problem}
        {canReply && view.replyBlocked !== null && (
          <ReplyBlocked reason={view.replyBlocked} accountId={view.account.id} />
        )}
        {/* The draft is in this browser. */}
        {hasForm && (isHydrated ? <ReplyForm view={view} ref={form} /> : <div className="h-40" />)}
      </div>
    </>
  );
}
