"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { paths } from "@/lib/paths";

interface TicketListHeadProps {
  /** Beside the title. */
  action?: ReactNode;
  children?: ReactNode;
}

/** Title of the list, which is the page's title until a ticket is open, and its filters. */
export function TicketListHead({ action, children }: TicketListHeadProps) {
  const isWholePage = usePathname() === paths.tickets();
  const Heading = isWholePage ? "h1" : "h2";
  return (
    <header className="grid shrink-0 gap-3 border-line border-b px-5 pt-5 pb-3 phone:px-4 phone:pt-4">
      <div className="flex min-h-8 items-center justify-between gap-4 phone:min-h-11">
        <Heading className="text-22">Tickets</Heading>
        {action}
      </div>
      {children}
    </header>
  );
}
