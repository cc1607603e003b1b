import { sql } from "drizzle-orm";
import { db } from "../client";
import { executePrepared, shortList } from "../execute-prepared";
import { gather } from "./gather";
import { isRolledBack } from "./is-rolled-back";
import type { NewTicket, NewTicketMessage } from "./tickets";

/** A part of a pull: threads as Mirakl has them now, with their messages. */
export interface PullStep {
  accountId: string;
  /** Of the lease: nobody else stores anything. */
  owner: string;
  leaseSeconds: number;
  /** Of the whole pull so far. */
  threadsRead: number;
  tickets: readonly Omit<NewTicket, "accountId">[];
  messages: readonly Omit<NewTicketMessage, "accountId">[];
  /** How the last part leaves the account's routine call; null while there are more. */
  end: {
    host: string;
    watermark: Date | null;
    nextInMs: number;
  } | null;
}

/** How many messages are new; null when another process has taken over and nothing is stored. */
type Stored = number | null;

/**
 * Stores a part of a pull, while its lease is still ours: threads over what is known of them, but an older state never
 * over a newer one; messages that are not known yet; how far the pull is, and with the last part the watermark and when
 * the next one comes. What comes at the same moment is stored together, but nobody waits for somebody else's account:
 * one that is locked is left out, and when the statement is refused, all are. They are stored each by itself.
 */
export const savePullStep = gather(async (steps: PullStep[]): Promise<(Stored | Promise<Stored>)[]> => {
  const stored = steps.length > 1 ? await storeTogether(steps) : new Map<number, number>();
  return steps.map((step, place) => stored.get(place) ?? storeAlone(step));
});

async function storeTogether(steps: readonly PullStep[]): Promise<Map<number, number>> {
  try {
    return await storeSteps(steps, { skipLocked: true });
  } catch (error) {
    if (isRolledBack(error)) return new Map();
    throw error;
  }
}

async function storeAlone(step: PullStep): Promise<Stored> {
  return (await storeSteps([step], { skipLocked: false })).get(0) ?? null;
}

/** @returns how many messages are new of each step that was still ours, by its place in the list */
async function storeSteps(
  steps: readonly PullStep[],
  { skipLocked }: { skipLocked: boolean },
): Promise<Map<number, number>> {
  const placed = <Row>(rowsOf: (step: PullStep) => readonly Row[]) =>
    JSON.stringify(steps.flatMap((step, place) => rowsOf(step).map((row) => ({ place, ...row }))));
  const withoutRows = placed(({ tickets, messages, ...step }) => [step]);
  const skip = skipLocked ? sql`skip locked` : sql``;
  const rows = await executePrepared<{ place: number; messages: number }>(
    sql`
      with step as (
        select * from ${shortList(
          sql`json_to_recordset(${withoutRows}::json) as step(
            place int, "accountId" uuid, owner text, "leaseSeconds" int, "threadsRead" int, "end" jsonb)`,
          steps.length,
        )} as step
      ), free as (
        select step.* from step
        join account_polls on account_polls.account_id = "accountId" and account_polls.lease_owner = owner
        join accounts on accounts.id = "accountId"
        for no key update of account_polls ${skip} for key share of accounts ${skip}
      ), held as (
        update account_polls set
          threads_read = "threadsRead",
          host = coalesce("end" ->> 'host', host),
          watermark = case when "end" is null then watermark else ("end" ->> 'watermark')::timestamptz end,
          is_first_pull_done = is_first_pull_done or "end" is not null,
          next_poll_at = case when "end" is null then next_poll_at
            else now() + ("end" ->> 'nextInMs')::float8 * interval '1 millisecond' end,
          last_polled_at = case when "end" is null then last_polled_at else now() end,
          failure_count = case when "end" is null then failure_count else 0 end,
          last_error_code = case when "end" is null then last_error_code end,
          last_error_details = case when "end" is null then last_error_details end,
          lease_owner = case when "end" is null then lease_owner end,
          lease_until = case when "end" is null then now() + "leaseSeconds" * interval '1 second' end
        from free where account_id = "accountId" and lease_owner = owner
        returning place, account_id
      ), ticket as (
        insert into tickets (account_id, thread_id, topic, entity_label, customer_name, participants, message_count,
          last_message_at, last_sender_name, last_sender_type, preview, reply_needed_since, created_at_mirakl,
          updated_at_mirakl)
        select account_id, "threadId", topic, "entityLabel", "customerName", participants, "messageCount",
          "lastMessageAt", "lastSenderName", "lastSenderType", preview, "replyNeededSince", "createdAtMirakl",
          "updatedAtMirakl"
        from held join json_to_recordset(${placed(({ tickets }) => tickets)}::json) as ticket(
          place int, "threadId" text, topic text, "entityLabel" text, "customerName" text, participants jsonb,
          "messageCount" int, "lastMessageAt" timestamptz, "lastSenderName" text, "lastSenderType" text, preview text,
          "replyNeededSince" timestamptz, "createdAtMirakl" timestamptz, "updatedAtMirakl" timestamptz) using (place)
        on conflict (account_id, thread_id) do update set
          topic = excluded.topic, entity_label = excluded.entity_label, customer_name = excluded.customer_name,
          participants = excluded.participants, message_count = excluded.message_count,
          last_message_at = excluded.last_message_at, last_sender_name = excluded.last_sender_name,
          last_sender_type = excluded.last_sender_type,
          preview = case when excluded.preview = '' then tickets.preview else excluded.preview end,
          reply_needed_since = excluded.reply_needed_since, updated_at_mirakl = excluded.updated_at_mirakl
        where tickets.updated_at_mirakl <= excluded.updated_at_mirakl
      ), message as (
        insert into ticket_messages
          (account_id, thread_id, message_id, body, sender_type, sender_name, recipients, attachments, sent_at)
        select account_id, "threadId", "messageId", body, "senderType", "senderName", recipients, attachments, "sentAt"
        from held join json_to_recordset(${placed(({ messages }) => messages)}::json) as message(
          place int, "threadId" text, "messageId" text, body text, "senderType" text, "senderName" text,
          recipients jsonb, attachments jsonb, "sentAt" timestamptz) using (place)
        on conflict do nothing
        returning account_id
      )
      select place, (select count(*)::int from message where message.account_id = held.account_id) as messages
      from held`,
    db(),
  );
  return new Map(rows.map(({ place, messages }) => [place, messages]));
}
