import NotFound from "@/app/not-found";
import { TicketGone } from "@/components/tickets/ticket-gone";
import { findSession } from "@/lib/auth/session";

export default async function TicketNotFound() {
  const session = await findSession();
  return session?.user.role === "seller" ? <NotFound /> : <TicketGone />;
}
