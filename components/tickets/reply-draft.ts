import type { TicketDetailView, TicketReplyView } from "@/lib/tickets/ticket-view";
import { isUuid } from "@/lib/uuid";

type Recipient = TicketDetailView["recipients"][number];
export type RecipientRef = Pick<Recipient, "type" | "id">;

/** A reply that is being written. */
export interface ReplyDraft {
  /** The server sends one draft once, however often it is asked to. */
  draftId: string;
  body: string;
  to: RecipientRef[];
}

/** To the customer, or to everybody where there is none. */
export function emptyReplyDraft(recipients: readonly Recipient[], draftId: string): ReplyDraft {
  const customers = recipients.filter(({ type }) => type === "CUSTOMER");
  return { draftId, body: "", to: (customers.length > 0 ? customers : recipients).map(toRef) };
}

/** With one more or one less who gets it. */
export function withRecipient(draft: ReplyDraft, recipient: Recipient, isChosen: boolean): ReplyDraft {
  const others = draft.to.filter((one) => !isSame(one, recipient));
  return { ...draft, to: isChosen ? [...others, toRef(recipient)] : others };
}

export function isRecipient({ to }: ReplyDraft, recipient: Recipient): boolean {
  return to.some((one) => isSame(one, recipient));
}

/** What is missing before it can be sent; null when nothing is. */
export function draftProblem(draft: ReplyDraft, recipients: readonly Recipient[]): "to" | "body" | null {
  if (recipients.length > 0 && draft.to.length === 0) return "to";
  return draft.body.trim() ? null : "body";
}

/** What the server's answer to a draft means for the form. */
export type SentDraft =
  /** It was taken, or nobody knows: the form begins anew. */
  | "done"
  /** Mirakl refused it: the words stay, as another draft. */
  | "refused"
  /** An earlier version of it had been sent already: what is here now has not, and stays as another draft. */
  | "earlier";

export function sentDraft(draft: Pick<ReplyDraft, "body">, reply: Pick<TicketReplyView, "state" | "body">): SentDraft {
  if (reply.state === "refused") return "refused";
  return reply.body === draft.body.trim() ? "done" : "earlier";
}

type Storage = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;
interface TicketRef {
  accountId: string;
  threadId: string;
}

const storageKey = ({ accountId, threadId }: TicketRef) => `latchkey.reply.${accountId}.${threadId}`;

/** Keeps a draft for this tab, so that neither a reload nor a look at another ticket loses it. */
export function storeReplyDraft(storage: Storage, of: TicketRef, draft: ReplyDraft): void {
  attempt(() =>
    draft.body ? storage.setItem(storageKey(of), JSON.stringify(draft)) : storage.removeItem(storageKey(of)),
  );
}

/** What was kept; of its recipients those who still take part. */
export function readReplyDraft(storage: Storage, of: TicketRef, recipients: readonly Recipient[]): ReplyDraft | null {
  const stored = attempt(() => JSON.parse(storage.getItem(storageKey(of)) ?? "null") as unknown);
  if (typeof stored !== "object" || stored === null) return null;
  const { draftId, body, to } = stored as Record<string, unknown>;
  if (!isUuid(draftId) || typeof body !== "string" || !Array.isArray(to)) return null;
  const chosen = recipients.filter((recipient) => to.some((one) => isSame(one as RecipientRef, recipient)));
  return { draftId, body, to: chosen.map(toRef) };
}

/** Drops what was kept of one draft; a later one of the same ticket stays. */
export function forgetReplyDraft(storage: Storage, of: TicketRef, draftId: string): void {
  if (readReplyDraft(storage, of, [])?.draftId === draftId) attempt(() => storage.removeItem(storageKey(of)));
}

function toRef({ type, id }: RecipientRef): RecipientRef {
  return { type, id };
}

function isSame(one: RecipientRef | null, other: RecipientRef): boolean {
  return one?.type === other.type && one.id === other.id;
}

/** A browser may refuse storage (full, or switched off): the form works without it. */
function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}
