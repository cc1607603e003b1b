import { CircleCheck, CircleQuestionMark, CircleX, Clock, type LucideIcon } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { TicketReplyView } from "@/lib/tickets/ticket-view";
import type { ReplyState } from "@/lib/vocabulary";
import { MessageFrame } from "./ticket-message";

interface SentReplyProps {
  reply: TicketReplyView;
  /** Puts the words into the form again; null where nothing can be sent. */
  onWriteAgain: ((body: string) => void) | null;
}

/** A reply that was sent from here and has not come back from Mirakl as a message: its words, and what became of it. */
export function SentReply({ reply, onWriteAgain }: SentReplyProps) {
  const { userName, recipients, createdAt, body, state } = reply;
  const canWriteAgain = onWriteAgain && (state === "refused" || state === "unknown");
  return (
    <MessageFrame
      isOwn
      senderName={userName}
      facts={[recipients.length > 0 && `to ${recipients.join(", ")}`]}
      sentAt={createdAt}
    >
      <p className="wrap-anywhere whitespace-pre-wrap leading-5.5">{body}</p>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <Delivery reply={reply} />
        {canWriteAgain && <Button onClick={() => onWriteAgain(body)}>Write again</Button>}
      </div>
    </MessageFrame>
  );
}

const looks: Record<Exclude<ReplyState, "sending">, { Icon: LucideIcon; icon: string; text: string }> = {
  accepted: { Icon: Clock, icon: "text-text-3", text: "text-text-2" },
  sent: { Icon: CircleCheck, icon: "text-ok", text: "text-text-2" },
  refused: { Icon: CircleX, icon: "text-bad", text: "font-medium text-bad-text" },
  unknown: { Icon: CircleQuestionMark, icon: "text-warn", text: "font-medium text-warn-text" },
};

function Delivery({ reply: { state, error } }: { reply: TicketReplyView }) {
  if (state === "sending") {
    return (
      <p data-state={state} className="flex items-center gap-1.5 text-12 text-text-2">
        <Spinner className="size-3.5" />
        Sending…
      </p>
    );
  }
  const { Icon, icon, text } = looks[state];
  return (
    <p data-state={state} className={`flex min-w-0 flex-1 gap-1.5 text-12 ${text}`}>
      <Icon aria-hidden className={`mt-px size-3.5 ${icon}`} />
      <span className="wrap-anywhere">{deliveryText(state, error)}</span>
    </p>
  );
}

function deliveryText(state: Exclude<ReplyState, "sending">, error: TicketReplyView["error"]): string {
  switch (state) {
    case "accepted":
      return "On its way: Mirakl has taken it and not delivered it yet.";
    case "sent":
      return "Sent";
    case "refused":
      return error ? `Not sent. ${error.message}` : "Not sent";
    case "unknown":
      return "No answer came. Check at Mirakl before you send it again.";
  }
}
