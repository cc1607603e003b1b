"use client";

import { Send } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef } from "react";
import { TroubleCallout } from "@/components/account/trouble-callout";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { TicketDetailView } from "@/lib/tickets/ticket-view";
import { ReplyRecipients } from "./reply-recipients";
import { useReply } from "./use-reply";

export interface ReplyFormHandle {
  /** Puts words into the field and goes there. */
  writeAgain: (body: string) => void;
}

/** Where a reply is written and sent: to whom and as which shop stands beside the words. */
export function ReplyForm({ view, ref }: { view: TicketDetailView; ref: Ref<ReplyFormHandle> }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, change, send, isSending, trouble, fieldErrors, status } = useReply(view);
  const { account, recipients, ticket } = view;

  useImperativeHandle(ref, () => ({
    writeAgain: (body) => {
      change({ ...draft, body: withWords(draft.body, body) });
      field.current?.focus();
    },
  }));

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if ((await send()) === "body") field.current?.focus();
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void submit();
  };

  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-3" aria-label="Reply to the ticket">
      {trouble && <TroubleCallout trouble={trouble} />}
      <div className="rounded-card border border-control bg-surface has-[textarea:focus-visible]:border-transparent has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent-text has-[textarea:focus-visible]:-outline-offset-1">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-line border-b px-4 py-2 text-13 text-text-2">
          <ReplyRecipients
            recipients={recipients}
            draft={draft}
            onChange={change}
            errorId={fieldErrors.to && `${id}-to`}
          />
          <p className="wrap-anywhere min-w-0 text-12 text-text-3">Sent as {account.shopName ?? account.name}</p>
        </div>
        <label htmlFor={`${id}-body`} className="sr-only">
          Reply
        </label>
        <textarea
          id={`${id}-body`}
          ref={field}
          value={draft.body}
          readOnly={isSending}
          onChange={({ target }) => change({ ...draft, body: target.value })}
          onKeyDown={onKeyDown}
          maxLength={50_000}
          placeholder={ticket.customerName ? `Write a reply to ${ticket.customerName}` : "Write a reply"}
          aria-invalid={fieldErrors.body ? true : undefined}
          aria-describedby={fieldErrors.body ? `${id}-error` : undefined}
          className="wrap-anywhere block max-h-[40vh] min-h-18 w-full resize-none bg-transparent px-4 py-3 text-14 leading-5.5 outline-none [field-sizing:content] phone:text-16"
        />
        <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 py-2 pr-2 pl-4">
          <div className="min-w-0 flex-1">
            {fieldErrors.to && <FieldError id={`${id}-to`}>{fieldErrors.to}</FieldError>}
            {fieldErrors.body && <FieldError id={`${id}-error`}>{fieldErrors.body}</FieldError>}
            <p role="status" className="sr-only">
              {status}
            </p>
          </div>
          <span aria-hidden className="text-12 text-text-3 phone:hidden">
            Send with{" "}
            <kbd className="rounded-tag border border-line-strong px-1 py-px font-sans text-11">
              {/Mac|iP(hone|ad)/.test(navigator.userAgent) ? "⌘↵" : "Ctrl ↵"}
            </kbd>
          </span>
          <Button
            type="submit"
            variant="primary"
            busy={isSending}
            busyLabel="Sending…"
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            <Send aria-hidden />
            Send reply
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Below what stands there, unless they do already. */
function withWords(text: string, words: string): string {
  if (text.includes(words)) return text;
  return text.trim() ? `${text.trimEnd()}\n\n${words}` : words;
}
