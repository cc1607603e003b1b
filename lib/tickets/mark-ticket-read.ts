import { saveTicketRead } from "@/db/queries/ticket-pages";
import { findTicket } from "@/db/queries/tickets";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";

/** Remembers that a person has read a ticket up to its last message. @throws AppError `ticket_not_found` */
export async function markTicketRead(of: { accountId: string; threadId: string }, person: Person): Promise<null> {
  requireRole(person, "admin", "viewer");
  const ticket = await findTicket(of);
  if (!ticket || !person.userId) throw new AppError("ticket_not_found");
  const { accountId, threadId, lastMessageAt } = ticket;
  await saveTicketRead({ accountId, threadId, userId: person.userId, readUntil: lastMessageAt });
  return null;
}
