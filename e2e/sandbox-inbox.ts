import type { Client, Shop } from "./sandbox";

/** A message that somebody writes at the played Mirakl. */
export interface NewMessage {
  /** HTML, as Mirakl hands it on. */
  body: string;
  /** Continues a thread; begins one without. */
  threadId?: string;
  topic?: string;
  customerName?: string;
  from?: "customer" | "shop" | "operator";
  attachments?: { name: string; base64?: string }[];
}

type Control = <T>(method: string, path: string, body?: object) => Promise<T>;

/** The control calls of the played Mirakl about messages. */
export class SandboxInbox {
  constructor(private readonly control: Control) {}

  /** @returns the thread's ID */
  async write({ marketplace, shopId }: Shop, message: NewMessage): Promise<string> {
    const made = await this.control<{ threadId: string }>("POST", "/messages", { marketplace, shopId, ...message });
    return made.threadId;
  }

  /** The same in a conversation at Mirakl Connect. */
  async writeToCompany(
    { companyId }: Pick<Client, "companyId">,
    message: Omit<NewMessage, "threadId"> & { conversationId?: string },
  ): Promise<string> {
    const made = await this.control<{ conversationId: string }>("POST", "/conversations/messages", {
      companyId,
      ...message,
    });
    return made.conversationId;
  }

  /** Mirakl Connect takes the company's next answer and does not deliver it. */
  async failNextAnswer({ companyId }: Pick<Client, "companyId">, message: string): Promise<void> {
    await this.control("POST", "/conversations/fail-next", { companyId, message });
  }
}
