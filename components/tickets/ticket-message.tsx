import { clsx } from "clsx";
import { memo, type ReactNode, useId, useState } from "react";
import { Avatar } from "@/components/layout/user-menu-button";
import type { TicketMessageView } from "@/lib/tickets/ticket-view";
import { MessageAttachments } from "./message-attachments";
import { MessageBody } from "./message-body";
import { MessageTime } from "./message-time";
import { RemoteImages } from "./remote-images";
import { participantType } from "./ticket-words";

/** One message: who wrote it, to whom and when, and what. It renders again only when something about it changed. */
export const TicketMessage = memo(function TicketMessage({ message }: { message: TicketMessageView }) {
  const [showsImages, setShowsImages] = useState(false);
  const { html, hiddenImages, imagesHref, senderName, senderType, isOwn, recipients, sentAt, attachments } = message;
  return (
    <MessageFrame
      isOwn={isOwn}
      senderName={senderName}
      facts={[participantType(senderType), recipients.length > 0 && `to ${recipients.join(", ")}`]}
      sentAt={sentAt}
    >
      <MessageBody
        html={html}
        title={`Message of ${senderName}`}
        imagesHref={showsImages ? imagesHref : null}
        remoteImages={hiddenImages}
      />
      {hiddenImages > 0 && (
        <RemoteImages count={hiddenImages} isShown={imagesHref === null ? null : showsImages} onShow={setShowsImages} />
      )}
      <MessageAttachments attachments={attachments} />
    </MessageFrame>
  );
});

interface MessageFrameProps {
  /** Written by the shop's side. */
  isOwn: boolean;
  senderName: string;
  facts: (string | false)[];
  sentAt: string;
  children: ReactNode;
}

/** Sender above, words in a box: the shop's at the right, everybody else's at the left. */
export function MessageFrame({ isOwn, senderName, facts, sentAt, children }: MessageFrameProps) {
  const id = useId();
  return (
    <article aria-labelledby={`${id}-sender`} className={clsx("max-w-2xl", isOwn && "ml-auto")}>
      <header
        className={clsx("mb-1.5 flex flex-wrap items-center gap-x-2 text-12 text-text-3", isOwn && "justify-end")}
      >
        {!isOwn && <Avatar name={senderName} />}
        <span id={`${id}-sender`} className="wrap-anywhere font-medium text-13 text-text">
          {senderName}
        </span>
        {facts.map((fact) => fact && <span key={fact}>{fact}</span>)}
        <MessageTime at={sentAt} />
      </header>
      <div
        className={clsx(
          "rounded-card border px-4 py-3",
          isOwn ? "border-transparent bg-pressed forced-colors:border-current" : "border-line bg-surface",
        )}
      >
        {children}
      </div>
    </article>
  );
}
