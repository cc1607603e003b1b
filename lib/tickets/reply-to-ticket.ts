import { randomUUID } from "node:crypto";
import { planPollNow } from "@/db/queries/account-polls";
import { type AccountRow, findAccount } from "@/db/queries/accounts";
import { databaseNow } from "@/db/queries/database-now";
import { type Executor, inTransaction } from "@/db/queries/in-transaction";
import { addJob } from "@/db/queries/jobs";
import {
  findReplyByDraft,
  insertTicketReply,
  settleTicketReply,
  type TicketReplyRow,
} from "@/db/queries/ticket-replies";
import { findTicket, type TicketRow } from "@/db/queries/tickets";
import { recordActivity } from "@/lib/accounts/record-activity";
import { type Person, requireRole } from "@/lib/actor";
import { AppError, toAppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { replyToConversation } from "@/lib/mirakl/connect/reply-to-conversation";
import { replyToThread } from "@/lib/mirakl/marketplace/reply-to-thread";
import { fetchFor } from "@/lib/network/fetch-for";
import { openConnectAccess, openMarketplaceAccess } from "@/lib/polling/open-access";
import { pollHost } from "@/lib/polling/poll-host";
import { firstAskedAfterMs, lostAfterMs } from "./follow-reply";
import { recipientsOf, replyBlocked, toReplyView } from "./get-ticket";
import { messageHtml } from "./message-html";
import type { TicketReplyInput } from "./ticket-input";
import type { TicketReplyView } from "./ticket-view";

/**
 * Failures after which Mirakl may have the message all the same: it was on its way and no answer came, or none that
 * could be read.
 */
const unansweredCodes: ErrorCode[] = [
  "connection_failed",
  "connection_timed_out",
  "mirakl_malformed_response",
  "mirakl_unavailable",
  "internal",
];

/**
 * Sends a reply, once: it is written down before Mirakl is called, and the same draft is never sent again. A reply whose
 * answer was lost is `unknown` and stays that until a person has looked at Mirakl.
 * @throws AppError `ticket_not_found`, `reply_blocked`, `invalid_input` for a recipient who is not in the thread
 */
export async function replyToTicket(ask: TicketReplyInput, person: Person): Promise<TicketReplyView> {
  requireRole(person, "admin");
  const { account, ticket } = await requireRepliable(ask);
  const recipients = chosenRecipients(account, ticket, ask.to);
  const reply = await inTransaction(async (on) => {
    const inserted = await insertTicketReply(
      {
        id: randomUUID(),
        accountId: ask.accountId,
        threadId: ask.threadId,
        draftId: ask.draftId,
        body: ask.body,
        recipients,
        userId: person.userId,
        userName: person.name,
        state: "sending",
      },
      on,
    );
    if (!inserted) return null;
    await follow(inserted.id, lostAfterMs, on);
    const secretsUsed = account.authenticationMethod === "api_key" ? "api_key" : "access_token";
    const details = { thread: ask.threadId, secretsUsed };
    await recordActivity({ event: "account.ticket_answered", person, account, details }, on);
    return inserted;
  });
  // The second of two presses sees what became of the first.
  if (!reply) return toReplyView(await requireReply(ask));
  return toReplyView(await send(reply, account));
}

async function send(reply: TicketReplyRow, account: AccountRow): Promise<TicketReplyRow> {
  try {
    const sent = account.baseUrl ? await sendToThread(reply, account) : await sendToConversation(reply, account);
    // The message comes back with the next pull, which need not wait.
    return await inTransaction(async (on) => {
      await planPollNow({ accountId: account.id, host: pollHost(account) }, on);
      if (sent.state === "accepted") await follow(reply.id, firstAskedAfterMs, on);
      return settle(reply, sent, on);
    });
  } catch (thrown) {
    const error = toAppError(thrown);
    return settle(reply, { state: stateAfter(error), errorCode: error.code, errorDetails: error.details });
  }
}

/** Somebody looks what became of it then, also if this process ends before. */
function follow(replyId: string, inMs: number, on: Executor): Promise<void> {
  return addJob({ name: "follow_reply", payload: { replyId }, key: replyId, inMs }, on);
}

async function sendToThread(reply: TicketReplyRow, account: AccountRow) {
  const { threadId, body, recipients, id } = reply;
  const access = await openMarketplaceAccess(account);
  const ask = { access, threadId, body: messageHtml(body), to: recipients, boundary: `latchkey-${id}` };
  const messageId = await replyToThread(ask, fetchFor(account.environment));
  return { state: "sent", messageId } as const;
}

async function sendToConversation(reply: TicketReplyRow, account: AccountRow) {
  const { threadId, body, id } = reply;
  const access = await openConnectAccess(account);
  const ask = { access, conversationId: threadId, body: messageHtml(body), boundary: `latchkey-${id}` };
  const actionId = await replyToConversation(ask, fetchFor(account.environment));
  return { state: "accepted", actionId } as const;
}

function stateAfter(error: AppError): "unknown" | "refused" {
  return unansweredCodes.includes(error.code) ? "unknown" : "refused";
}

async function settle(
  reply: TicketReplyRow,
  result: Parameters<typeof settleTicketReply>[1],
  on?: Executor,
): Promise<TicketReplyRow> {
  return (await settleTicketReply(reply.id, result, on)) ?? { ...reply, ...result };
}

async function requireRepliable(ask: TicketReplyInput): Promise<{ account: AccountRow; ticket: TicketRow }> {
  const [account, ticket, now] = await Promise.all([findAccount(ask.accountId), findTicket(ask), databaseNow()]);
  if (!account || !ticket) throw new AppError("ticket_not_found");
  const reason = replyBlocked(account, now);
  if (reason) throw new AppError("reply_blocked", { details: { reason } });
  return { account, ticket };
}

async function requireReply(ask: TicketReplyInput): Promise<TicketReplyRow> {
  const reply = await findReplyByDraft(ask);
  if (!reply) throw new AppError("ticket_not_found");
  return reply;
}

/** Only who takes part in the thread can be written to. */
function chosenRecipients(account: AccountRow, ticket: TicketRow, to: TicketReplyInput["to"]) {
  const possible = recipientsOf(account, ticket.participants);
  const chosen = possible.filter((one) => to.some(({ type, id }) => type === one.type && id === one.id));
  if (chosen.length === to.length && (chosen.length > 0 || possible.length === 0)) return chosen;
  throw new AppError("invalid_input", { details: { fieldErrors: { to: "Choose who gets the reply" } } });
}
