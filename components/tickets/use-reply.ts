"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { lostConnection, type Trouble } from "@/components/account/trouble";
import { randomUuid } from "@/components/ui/random-uuid";
import { replyToTicket } from "@/lib/actions/reply-to-ticket";
import { ticketQuery } from "@/lib/queries/ticket";
import { ticketListsKey } from "@/lib/queries/tickets-page";
import type { TicketDetailView, TicketReplyView } from "@/lib/tickets/ticket-view";
import {
  draftProblem,
  emptyReplyDraft,
  forgetReplyDraft,
  type ReplyDraft,
  readReplyDraft,
  sentDraft,
  storeReplyDraft,
} from "./reply-draft";

/** What is wrong with a field, by its name. */
type FieldErrors = Partial<Record<"to" | "body", string>>;

const missing = { to: "Choose who gets the reply", body: "Write a message first" };

/** What a person hears after a reply was taken. */
const said: Record<TicketReplyView["state"], string> = {
  sending: "The reply is being sent",
  accepted: "The reply is on its way",
  sent: "Reply sent",
  refused: "",
  unknown: "No answer came. Check at Mirakl before you send it again.",
};

const earlierVersion: Trouble = {
  message: "An earlier version of this reply has been sent already; it stands above.",
  advice: ["What you wrote since is still here: send it as another reply, or clear the field."],
};

/** The reply to a ticket: its draft, kept until it is sent, and the one sending of it. Runs in the browser only. */
export function useReply({ ticket: { accountId, threadId }, recipients }: TicketDetailView) {
  const of = { accountId, threadId };
  const queries = useQueryClient();
  const [draft, setDraft] = useState(
    () => readReplyDraft(sessionStorage, of, recipients) ?? emptyReplyDraft(recipients, randomUuid()),
  );
  const [fieldErrors, setFieldErrors] = useState<FieldErrors>({});
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [status, setStatus] = useState("");
  const [isSending, setSending] = useState(false);
  const guard = useRef(false);

  const change = (next: ReplyDraft) => {
    setDraft(next);
    setFieldErrors({});
    setStatus("");
    storeReplyDraft(sessionStorage, of, next);
  };

  /** @returns the field that needs another look, null when the reply was taken or the answer says why not */
  async function send(): Promise<"to" | "body" | null> {
    if (guard.current) return null;
    const problem = draftProblem(draft, recipients);
    if (problem) {
      // The second of two quick presses: the first has emptied the field.
      if (problem === "body" && status) return problem;
      setFieldErrors({ [problem]: missing[problem] });
      return problem;
    }
    guard.current = true;
    setSending(true);
    setTrouble(null);
    setStatus("");
    try {
      const result = await replyToTicket({ ...of, ...draft });
      if (result.ok) accept(result.data);
      else if (result.error.fieldErrors) setFieldErrors(result.error.fieldErrors);
      else setTrouble(result.error);
    } catch (thrown) {
      setTrouble(lostConnection(thrown));
    }
    guard.current = false;
    setSending(false);
    return null;
  }

  function accept(reply: TicketReplyView) {
    const { queryKey } = ticketQuery(of);
    queries.setQueryData(queryKey, (view) => view && { ...view, replies: withReply(view.replies, reply) });
    void queries.invalidateQueries({ queryKey });
    void queries.invalidateQueries({ queryKey: ticketListsKey });
    setStatus(said[reply.state]);
    const next = { ...draft, draftId: randomUuid() };
    switch (sentDraft(draft, reply)) {
      case "done":
        setDraft({ ...next, body: "" });
        // Another ticket may be open by now, or another draft of this one.
        forgetReplyDraft(sessionStorage, of, draft.draftId);
        break;
      case "refused":
        change(next);
        setTrouble(reply.error && { ...reply.error, message: `The reply was not sent. ${reply.error.message}` });
        break;
      case "earlier":
        change(next);
        setTrouble(earlierVersion);
        break;
    }
  }

  return { draft, change, send, isSending, trouble, fieldErrors, status };
}

function withReply(replies: TicketReplyView[], reply: TicketReplyView): TicketReplyView[] {
  return [...replies.filter(({ id }) => id !== reply.id), reply];
}
