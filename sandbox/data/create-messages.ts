import type { Message, MessageSender } from "../state/sandbox-state";
import type { PseudoRandom } from "./pseudo-random";
import { readyMadeUuid } from "./ready-made-secret";
import { type Exchange, hostileBodies } from "./thread-texts";

const minuteMs = 60_000;

interface MessagesOf {
  exchange: Exchange;
  name: string;
  buyer: string;
  orderNumber: string;
  endMs: number;
  random: PseudoRandom;
  /** Whether the first message carries what a mail program may let through: scripts, remote images. */
  hostile: boolean;
}

/** Some first part of an exchange, its last message at `endMs`. */
export function createMessages({ exchange, name, buyer, orderNumber, endMs, random, hostile }: MessagesOf): Message[] {
  const length = 1 + random.below(exchange.lines.length);
  const lines = exchange.lines.slice(0, length);
  let sentAt = endMs - (length - 1) * (45 + random.below(300)) * minuteMs;
  const step = length > 1 ? (endMs - sentAt) / (length - 1) : 0;
  return lines.map((line, index) => {
    const [from, text]: readonly [MessageSender, string] = line;
    const body = text.replaceAll("{buyer}", buyer).replaceAll("{order}", orderNumber);
    const id = readyMadeUuid(`${name}/message/${index}`);
    const message: Message = {
      id,
      createdAt: instant(sentAt),
      from,
      to: null,
      body: hostile && index === 0 ? `${body}${random.pick(hostileBodies)}` : body,
      attachments:
        exchange.attachment && index === 0
          ? [
              {
                id: readyMadeUuid(`${id}/attachment`),
                name: exchange.attachment,
                size: 48_000 + random.below(900_000),
                content: null,
              },
            ]
          : [],
    };
    sentAt += step;
    return message;
  });
}

/** RFC 3339 in whole seconds, as Mirakl writes it. */
export function instant(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
}
