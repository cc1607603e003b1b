import type { ErrorView } from "@/lib/accounts/account-view";
import type { Environment, ReplyState } from "@/lib/vocabulary";

/** A message thread in the list. Instants are ISO 8601 in UTC, on the database's clock. */
export interface TicketView {
  accountId: string;
  accountName: string;
  threadId: string;
  /** What the customer wrote it under; empty when Mirakl tells none. */
  topic: string;
  /** What it is about, such as an order. */
  entityLabel: string | null;
  customerName: string | null;
  /** Beginning of the last message, plain text. */
  preview: string;
  lastSenderName: string | null;
  lastMessageAt: string;
  messageCount: number;
  /** Since when the shop owes an answer; null when it does not. */
  replyNeededSince: string | null;
  isUnread: boolean;
}

export interface TicketPageView {
  tickets: TicketView[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Position of the first row, from 1; 0 when empty. */
  from: number;
  now: string;
}

/** What the list shows. It lives in the page's address, and the same parameters ask the GET handler. */
export interface TicketListQuery {
  search: string;
  accountId: string | null;
  replyNeeded: boolean;
  unread: boolean;
  cursor: string | null;
}

export interface TicketMessageView {
  id: string;
  /** Sanitised HTML: no scripts, styles, forms, frames; remote images are left out and counted. Shown in a sandboxed frame. */
  html: string;
  /** Remote images that were left out. */
  hiddenImages: number;
  /** Address of ours of the same message with its remote images; null where there are none that can be shown. */
  imagesHref: string | null;
  senderName: string;
  /** CUSTOMER, SHOP, OPERATOR, … in Mirakl's word. */
  senderType: string;
  /** Written by the shop's side. */
  isOwn: boolean;
  recipients: string[];
  sentAt: string;
  attachments: {
    id: string;
    name: string;
    size: number | null;
    /** Address of ours that streams it; null where Mirakl's API offers none. */
    href: string | null;
  }[];
}

/** A reply that was sent from here, until its message has been pulled. */
export interface TicketReplyView {
  id: string;
  /** Plain text as it was typed. */
  body: string;
  userName: string;
  recipients: string[];
  /** `unknown`: no answer came, so only a look at Mirakl tells; it is never sent again by itself. */
  state: ReplyState;
  error: ErrorView | null;
  createdAt: string;
}

export interface TicketDetailView {
  ticket: TicketView;
  account: {
    id: string;
    name: string;
    environment: Environment;
    shopName: string | null;
    host: string | null;
  };
  /** Oldest first. */
  messages: TicketMessageView[];
  replies: TicketReplyView[];
  /** Who a reply can go to; empty for Mirakl Connect, where it goes to the conversation. */
  recipients: { type: string; id: string | null; name: string }[];
  /** Why no reply can be sent now; null when it can. */
  replyBlocked: string | null;
  now: string;
}
