"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import { useRef } from "react";
import { ReadProblem } from "@/components/account/read-problem";
import { ListError } from "@/components/layout/list-error";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { ticketsPageQuery } from "@/lib/queries/tickets-page";
import { TicketListHead } from "./ticket-list-head";
import { TicketPager } from "./ticket-pager";
import { TicketRow } from "./ticket-row";
import { TicketRowsSkeleton } from "./ticket-rows-skeleton";
import { TicketToolbar } from "./ticket-toolbar";
import { TicketsEmpty, TicketsNoMatch } from "./tickets-empty";
import { isFiltered, noFilters, useTicketListAddress, withListState } from "./use-ticket-list-address";

/**
 * The tickets of all accounts, newest first, kept up to date while they are looked at.
 * @param canChange false for who may only look
 */
export function TicketList({ canChange }: { canChange: boolean }) {
  const { query, show } = useTicketListAddress();
  const pathname = usePathname();
  const page = useQuery({ ...ticketsPageQuery(query), placeholderData: keepPreviousData });
  const rows = useRef<HTMLDivElement>(null);

  const retry = () => void page.refetch();
  const view = page.data;
  const isEmpty = view?.tickets.length === 0;
  const hasNone = isEmpty && !isFiltered(query) && !page.isPlaceholderData;
  const accountName = view?.tickets.find((ticket) => ticket.accountId === query.accountId)?.accountName;
  const goTo = (cursor: string | null) => {
    show({ cursor });
    rows.current?.scrollTo({ top: 0 });
    scrollTo({ top: 0 });
  };

  return (
    <>
      <TicketListHead
        action={
          isFiltered(query) && (
            <Button variant="ghost" onClick={() => show(noFilters)}>
              Clear
            </Button>
          )
        }
      >
        {!hasNone && <TicketToolbar query={query} show={show} accountName={accountName} />}
      </TicketListHead>
      <div ref={rows} className="min-h-0 flex-1 overflow-y-auto">
        {view && page.error && (
          <div className="p-3">
            <ReadProblem error={page.error} isRetrying={page.isFetching} onRetry={retry} />
          </div>
        )}
        {page.isPending && <TicketRowsSkeleton />}
        {page.isError && !view && (
          <ListError
            title="Tickets could not be loaded"
            error={page.error}
            failedAt={page.errorUpdatedAt}
            isRetrying={page.isFetching}
            onRetry={retry}
          />
        )}
        {hasNone && <TicketsEmpty canChange={canChange} />}
        {isEmpty && !hasNone && <TicketsNoMatch query={query} show={show} />}
        {view && !isEmpty && (
          <ul
            aria-label="Tickets"
            data-rows
            aria-busy={page.isPlaceholderData}
            className={clsx(page.isPlaceholderData && "opacity-60 transition-opacity delay-200")}
          >
            {view.tickets.map((ticket) => (
              <TicketRow
                key={`${ticket.accountId}/${ticket.threadId}`}
                ticket={ticket}
                href={withListState(paths.ticket(ticket), query)}
                isCurrent={pathname === paths.ticket(ticket)}
              />
            ))}
          </ul>
        )}
      </div>
      {view && !isEmpty && <TicketPager page={view} onGo={goTo} />}
    </>
  );
}
