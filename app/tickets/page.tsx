import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoTicketChosen } from "@/components/tickets/no-ticket-chosen";
import { requireSession } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { parseTicketListQuery } from "@/lib/tickets/ticket-list-query";

export const metadata: Metadata = { title: "Tickets" };

interface TicketsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The list itself stands in the layout, beside every ticket too. */
export default async function TicketsPage({ searchParams }: TicketsPageProps) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const { user } = await requireSession(paths.tickets(parseTicketListQuery(new URLSearchParams(given))));
  if (user.role !== "admin" && user.role !== "viewer") notFound();
  return <NoTicketChosen />;
}
