import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { TicketDetailView } from "@/lib/tickets/ticket-view";
import { isRecipient, type ReplyDraft, withRecipient } from "./reply-draft";
import { participantType } from "./ticket-words";

interface ReplyRecipientsProps {
  recipients: TicketDetailView["recipients"];
  draft: ReplyDraft;
  onChange: (draft: ReplyDraft) => void;
  /** Describes the choice when nobody is chosen. */
  errorId: string | undefined;
}

/** Who gets the reply: the one there is, a choice of several, or the whole conversation where Mirakl knows no other. */
export function ReplyRecipients({ recipients, draft, onChange, errorId }: ReplyRecipientsProps) {
  const [first, ...others] = recipients;
  if (!first) return <p>To everybody in this conversation</p>;
  if (others.length === 0 && isRecipient(draft, first)) {
    return (
      <p className="wrap-anywhere min-w-0">
        To <span className="font-medium text-text">{first.name}</span>, {participantType(first.type).toLowerCase()}
      </p>
    );
  }
  return (
    <fieldset aria-describedby={errorId} className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className="float-left mr-2">To</legend>
      {recipients.map((recipient) => {
        const isChosen = isRecipient(draft, recipient);
        return (
          <label
            key={`${recipient.type}/${recipient.id}`}
            title={participantType(recipient.type)}
            className={clsx(
              "wrap-anywhere relative inline-flex min-h-6 min-w-0 items-center gap-1 rounded-tag border px-1.5 font-medium text-12 phone:min-h-11 phone:px-3",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
              isChosen ? "border-accent-line bg-accent-soft text-accent-text" : "border-line-strong text-text-2",
            )}
          >
            <input
              type="checkbox"
              checked={isChosen}
              onChange={({ target }) => onChange(withRecipient(draft, recipient, target.checked))}
              className="absolute inset-0 cursor-pointer appearance-none focus-visible:outline-none"
            />
            {isChosen && <Check aria-hidden className="size-3.5" />}
            {recipient.name}
          </label>
        );
      })}
    </fieldset>
  );
}
