import { describe, expect, it } from "vitest";
import type { TicketMessageView, TicketReplyView } from "@/lib/tickets/ticket-view";
import type { ReplyState } from "@/lib/vocabulary";
import { conversationOf } from "./conversation";

const at = (time: string) => `2025-11-20T${time}.000Z`;
const message = (id: string, time: string, more: Partial<TicketMessageView> = {}) =>
  ({ id, sentAt: at(time), html: "<p>Hello</p>", isOwn: false, ...more }) as TicketMessageView;
const reply = (id: string, time: string, state: ReplyState, body = "Thank you.\n\nBye") =>
  ({ id, createdAt: at(time), state, body }) as TicketReplyView;
const keys = (messages: TicketMessageView[], replies: TicketReplyView[]) =>
  conversationOf({ messages, replies }).map(({ key }) => key);

it("puts replies between the messages, by time", () => {
  expect(
    keys(
      [message("a", "10:00:00"), message("b", "12:00:00")],
      [reply("lost", "11:00:00", "unknown"), reply("new", "13:00:00", "sending")],
    ),
  ).toEqual(["message/a", "reply/lost", "message/b", "reply/new"]);
});

describe("a reply of which Mirakl does not tell the message", () => {
  const returned = { html: "Thank you.<br>\n<br>\nBye", isOwn: true };

  it.each(["sent", "accepted"] as const)("is the message of ours with the same words, once %s", (state) => {
    expect(keys([message("m", "11:00:30", returned)], [reply("r", "11:01:00", state)])).toEqual(["message/m"]);
  });

  it("stays beside somebody else's message, an older one, and other words", () => {
    const replies = [reply("r", "11:00:00", "sent")];
    expect(keys([message("m", "11:00:30", { ...returned, isOwn: false })], replies)).toContain("reply/r");
    expect(keys([message("m", "10:58:00", returned)], replies)).toContain("reply/r");
    expect(keys([message("m", "11:00:30", { ...returned, html: "Thank you" })], replies)).toContain("reply/r");
  });

  it("stays while nobody knows whether Mirakl has it", () => {
    expect(keys([message("m", "11:00:30", returned)], [reply("r", "11:00:00", "unknown")])).toContain("reply/r");
  });

  it("is one message, not two", () => {
    const twice = [reply("r", "11:00:00", "sent"), reply("s", "11:00:10", "accepted")];
    expect(keys([message("m", "11:00:30", returned)], twice)).toEqual(["reply/s", "message/m"]);
  });
});
