import { type AccountRow, findAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { findListedTicket } from "@/db/queries/ticket-pages";
import { listTicketReplies, type TicketReplyRow } from "@/db/queries/ticket-replies";
import { listTicketMessages, type TicketMessageRow } from "@/db/queries/tickets";
import { storedErrorView } from "@/lib/accounts/error-view";
import { tokenStatus } from "@/lib/accounts/token-status";
import { type Person, requireRole } from "@/lib/actor";
import { AppError } from "@/lib/errors/app-error";
import { paths } from "@/lib/paths";
import { tokenStatusLabels } from "@/lib/vocabulary";
import { toTicketView } from "./list-tickets";
import { sanitiseMessage } from "./sanitise-message";
import type { TicketDetailView, TicketMessageView, TicketReplyView } from "./ticket-view";

/** Who writes for the shop, in the words of a marketplace and of Mirakl Connect. */
const ownTypes = ["SHOP_USER", "SHOP", "STORE"];

/** @throws AppError `ticket_not_found` */
export async function getTicket(
  of: { accountId: string; threadId: string },
  person: Person,
): Promise<TicketDetailView> {
  requireRole(person, "admin", "viewer");
  const [listed, account, messages, replies, now] = await Promise.all([
    findListedTicket(of, person.userId ?? ""),
    findAccount(of.accountId),
    listTicketMessages(of),
    listTicketReplies(of),
    databaseNow(),
  ]);
  if (!listed || !account) throw new AppError("ticket_not_found");
  const known = new Set(messages.map(({ messageId }) => messageId));
  return {
    ticket: toTicketView(listed),
    account: {
      id: account.id,
      name: account.name,
      environment: account.environment,
      shopName: account.shopName ?? account.companyName,
      host: account.host,
    },
    messages: messages.map((message) => toMessageView(message, account)),
    // A reply whose message has been pulled is that message.
    replies: replies.filter(({ messageId }) => !messageId || !known.has(messageId)).map(toReplyView),
    recipients: recipientsOf(account, listed.ticket.participants),
    replyBlocked: replyBlocked(account, now),
    now: now.toISOString(),
  };
}

/** Everybody in the thread but the shop itself; Mirakl Connect takes no recipients. */
export function recipientsOf<Participant extends { type: string }>(
  account: Pick<AccountRow, "baseUrl">,
  participants: readonly Participant[],
): Participant[] {
  return account.baseUrl ? participants.filter(({ type }) => !ownTypes.includes(type)) : [];
}

/** Why no reply can be sent now; null when it can. */
export function replyBlocked(account: AccountRow, now: Date): string | null {
  const status = tokenStatus(account, now);
  if (status === "revoked" || status === "reconnect" || status === "expired") {
    return `${account.name} is ${status === "revoked" ? "" : "in the state "}${tokenStatusLabels[status].toLowerCase()}, so nothing can be sent.`;
  }
  return account.limitedRights === "messages"
    ? "The role behind these credentials may not read or send messages."
    : null;
}

function toMessageView(message: TicketMessageRow, account: AccountRow): TicketMessageView {
  const { html, hiddenImages, showableImages } = sanitiseMessage(message.body);
  const { accountId, threadId, messageId } = message;
  return {
    id: messageId,
    html,
    hiddenImages,
    imagesHref: showableImages > 0 ? paths.api.ticketMessage({ accountId, threadId, messageId }) : null,
    senderName: message.senderName,
    senderType: message.senderType,
    isOwn: ownTypes.includes(message.senderType),
    recipients: message.recipients.map(({ name }) => name),
    sentAt: message.sentAt.toISOString(),
    attachments: message.attachments.map(({ id, name, size }) => ({
      id,
      name,
      size,
      href: account.baseUrl ? paths.api.ticketAttachment({ accountId, threadId, attachmentId: id }) : null,
    })),
  };
}

export function toReplyView(reply: TicketReplyRow): TicketReplyView {
  return {
    id: reply.id,
    body: reply.body,
    userName: reply.userName,
    recipients: reply.recipients.map(({ name }) => name),
    state: reply.state,
    error: storedErrorView({ lastErrorCode: reply.errorCode, lastErrorDetails: reply.errorDetails }),
    createdAt: reply.createdAt.toISOString(),
  };
}
