"use client";

import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { paths } from "@/lib/paths";
import { useListScroll } from "./use-list-scroll";

interface TicketPanesProps {
  list: ReactNode;
  /** The open ticket, or what stands in its place. */
  children: ReactNode;
}

/** List and ticket side by side, each scrolling by itself; on a phone one or the other, scrolling as a page does. */
export function TicketPanes({ list, children }: TicketPanesProps) {
  const isTicketOpen = usePathname() !== paths.tickets();
  useListScroll(!isTicketOpen);
  return (
    <div
      className={clsx(
        "group absolute inset-0 grid grid-cols-[376px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)] tablet:grid-cols-[300px_minmax(0,1fr)] phone:static phone:-mx-4 phone:-mt-4 phone:-mb-8 phone:block",
        !isTicketOpen && "has-data-nothing:grid-cols-1!",
      )}
    >
      <section
        aria-label="Ticket list"
        className={clsx(
          "flex min-h-0 flex-col border-line border-r bg-surface phone:min-h-[calc(100dvh-56px)] phone:border-r-0",
          isTicketOpen && "phone:hidden",
        )}
      >
        {list}
      </section>
      <div
        className={clsx("flex min-h-0 min-w-0 flex-col", !isTicketOpen && "phone:hidden group-has-data-nothing:hidden")}
      >
        {children}
      </div>
    </div>
  );
}
