import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { Fragment, type Ref, useId } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { useNumber } from "@/components/ui/use-number";
import { paths } from "@/lib/paths";
import type { TicketDetailView } from "@/lib/tickets/ticket-view";
import { environmentLabels } from "@/lib/vocabulary";
import { ReplyNeededBadge } from "./reply-needed";
import { messageCountText, ticketTitle } from "./ticket-words";

interface TicketHeaderProps {
  view: TicketDetailView;
  headingId: string;
  headingRef: Ref<HTMLHeadingElement>;
  /** The list as it was, for a phone, where it is not beside. */
  listHref: string;
}

/** What the ticket is about, whose it is, and whether it waits. */
export function TicketHeader({ view, headingId, headingRef, listHref }: TicketHeaderProps) {
  const { ticket, account } = view;
  const id = useId();
  const number = useNumber();
  const shop = account.shopName === account.name ? null : account.shopName;
  const environment = account.environment === "production" ? null : environmentLabels[account.environment];
  const facts = [shop, account.host, environment, ticket.entityLabel, messageCountText(ticket.messageCount, number)];
  return (
    <header className="flex shrink-0 flex-wrap items-start gap-x-4 gap-y-2 border-line border-b bg-surface px-8 py-4 tablet:px-5 phone:px-4">
      <Link
        href={listHref}
        scroll={false}
        aria-labelledby={`${id}-back`}
        className={buttonStyles({ variant: "ghost", size: "icon", className: "-ml-2 hidden! phone:inline-flex!" })}
      >
        <ArrowLeft aria-hidden />
        <span id={`${id}-back`} className="sr-only">
          Back to the tickets
        </span>
      </Link>
      <div className="min-w-0 flex-1">
        <h1 id={headingId} ref={headingRef} tabIndex={-1} className="wrap-anywhere text-17 outline-none">
          {ticketTitle(ticket)}
        </h1>
        <p className="wrap-anywhere text-13 text-text-2">
          <Link href={paths.account(account.id)} className="link">
            {account.name}
          </Link>
          {facts.map((fact) => fact && <Fragment key={fact}> · {fact}</Fragment>)}
        </p>
      </div>
      {ticket.replyNeededSince && (
        <span className="phone:w-full phone:pl-13">
          <ReplyNeededBadge since={ticket.replyNeededSince} />
        </span>
      )}
    </header>
  );
}
