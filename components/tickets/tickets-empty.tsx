"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox, Plug, Plus, SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { parseAccountListQuery } from "@/lib/accounts/account-list-query";
import { paths } from "@/lib/paths";
import { accountTotalQuery } from "@/lib/queries/account-total";
import type { TicketListQuery } from "@/lib/tickets/ticket-view";
import { noFilters, type ShowTickets } from "./use-ticket-list-address";

const everyAccount = parseAccountListQuery(new URLSearchParams());

/**
 * No message of any account: because there is no account, or because nobody has written yet. Marked, so that the list
 * takes the whole width then.
 */
export function TicketsEmpty({ canChange }: { canChange: boolean }) {
  const total = useQuery(accountTotalQuery(everyAccount));
  if (total.isPending) return null;
  return (
    <div data-nothing className="m-auto">
      {total.data?.empty ? <NoAccountYet canChange={canChange} /> : <NoMessageYet />}
    </div>
  );
}

function NoAccountYet({ canChange }: { canChange: boolean }) {
  return (
    <EmptyState
      icon={<Plug aria-hidden />}
      title="No account is connected yet"
      actions={
        canChange && (
          <LinkButton href={paths.addAccount()} variant="primary" size="large">
            <Plus aria-hidden />
            Add account
          </LinkButton>
        )
      }
    >
      Messages of customers and marketplaces appear here once an account is connected.
    </EmptyState>
  );
}

function NoMessageYet() {
  return (
    <EmptyState
      icon={<Inbox aria-hidden />}
      title="No messages yet"
      actions={<LinkButton href={paths.accounts()}>Go to the accounts</LinkButton>}
    >
      A new message appears within two minutes. When an account is added, those of its last 30 days come first.
    </EmptyState>
  );
}

/** Tickets exist, but none that is asked for. */
export function TicketsNoMatch({ query, show }: { query: TicketListQuery; show: ShowTickets }) {
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No ticket matches"
      actions={<Button onClick={() => show(noFilters)}>Clear filters</Button>}
    >
      {query.search ? (
        <>Nothing with “{query.search}” in its subject, order, customer, last message or account passes the filters.</>
      ) : query.replyNeeded && !query.unread && !query.accountId ? (
        "Nobody waits for a reply."
      ) : (
        "No ticket passes all of the filters."
      )}
    </EmptyState>
  );
}
