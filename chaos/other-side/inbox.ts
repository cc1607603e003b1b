import { randomUUID } from "node:crypto";

export interface InboxMessage {
  id: string;
  /** Milliseconds since the epoch. */
  createdMs: number;
}

export interface InboxThread {
  id: string;
  /** Milliseconds since the epoch. */
  updatedMs: number;
  messages: InboxMessage[];
}

const newThreadPercent = 30;

/** The message threads of one shop at its marketplace. */
export class Inbox {
  readonly threads = new Map<string, InboxThread>();

  constructor(private readonly shopId: string) {}

  /** A customer writes, in a thread of theirs or a new one. */
  addMessage(nowMs: number): InboxMessage {
    const known = [...this.threads.values()];
    const isNew = known.length === 0 || Math.random() * 100 < newThreadPercent;
    const thread = isNew
      ? { id: randomUUID(), updatedMs: nowMs, messages: [] }
      : known[Math.floor(Math.random() * known.length)];
    if (!thread) throw new Error("There is a thread");
    const message = { id: randomUUID(), createdMs: nowMs };
    thread.messages.push(message);
    thread.updatedMs = nowMs;
    this.threads.set(thread.id, thread);
    return message;
  }

  /**
   * Threads that changed since then, the newest first.
   * @param ask.before where the page before ended
   */
  page(ask: { sinceMs: number; limit: number; before: Cursor | null }): {
    threads: InboxThread[];
    next: Cursor | null;
  } {
    const { sinceMs, limit, before } = ask;
    const found = [...this.threads.values()]
      .filter((thread) => thread.updatedMs >= sinceMs && (before === null || compare(thread, before) > 0))
      .toSorted(compare);
    const threads = found.slice(0, limit);
    const last = threads.at(-1);
    return { threads, next: found.length > limit && last ? { updatedMs: last.updatedMs, id: last.id } : null };
  }

  /** A thread as M10 and M11 write it, with its last hundred messages where they are asked for. */
  toWire(thread: InboxThread, options: { isWhole: boolean }): object {
    const shop = { type: "SHOP", id: this.shopId, display_name: `Shop ${this.shopId}` };
    const customer = { type: "CUSTOMER", id: `customer-${thread.id}`, display_name: "Ada Byron" };
    const messages = options.isWhole ? thread.messages : thread.messages.slice(-100);
    const last = new Date(thread.updatedMs).toISOString();
    return {
      id: thread.id,
      date_created: new Date(thread.messages[0]?.createdMs ?? thread.updatedMs).toISOString(),
      date_updated: last,
      topic: { type: "FREE_TEXT", value: "Where is my order?" },
      entities: [{ type: "MMP_ORDER", id: "C104233-A", label: "C104233-A" }],
      current_participants: [shop, customer],
      authorized_participants: [shop, customer],
      metadata: {
        last_message_date: last,
        last_sender: { type: "CUSTOMER_USER", display_name: customer.display_name },
        shop_reply_needed_since: last,
        total_count: thread.messages.length,
      },
      messages: messages.map(({ id, createdMs }) => ({
        id,
        body: `<p>Message ${id}</p>`,
        date_created: new Date(createdMs).toISOString(),
        from: { type: "CUSTOMER_USER", display_name: customer.display_name },
        to: [shop],
      })),
    };
  }
}

export type Cursor = Pick<InboxThread, "updatedMs" | "id">;

function compare(one: Cursor, other: Cursor): number {
  return other.updatedMs - one.updatedMs || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
