import { findTicketMessage } from "@/db/queries/tickets";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { sanitiseMessage } from "./sanitise-message";

/**
 * One message as somebody sees it who asked for its remote images.
 * @returns sanitised HTML
 * @throws AppError `ticket_not_found`
 */
export async function getMessage(
  of: { accountId: string; threadId: string; messageId: string },
  person: Person,
): Promise<string> {
  requireRole(person, "admin", "viewer");
  const message = await findTicketMessage(of);
  if (!message) throw new AppError("ticket_not_found");
  return sanitiseMessage(message.body, { withRemoteImages: true }).html;
}
