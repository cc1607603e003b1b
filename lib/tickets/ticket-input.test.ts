import { describe, expect, it } from "vitest";
import { ticketRef, ticketReplyInput } from "./ticket-input";

const accountId = "00000000-0000-4000-8000-000000000000";
const reply = { accountId, threadId: "thread", draftId: accountId, body: "Hello", to: [{ type: "SHOP", id: "2000" }] };
/** What PostgreSQL refuses in a text or in JSON. */
const unstorable = ["a\0b", "\ud800", "a\nb"];

describe("what a ticket is asked for with", () => {
  it("is taken as it is", () => expect(ticketReplyInput.parse(reply)).toEqual(reply));

  it.each(unstorable)("has no ID like %j", (id) => {
    expect(ticketRef.safeParse({ accountId, threadId: id }).success).toBe(false);
    expect(ticketReplyInput.safeParse({ ...reply, to: [{ type: "SHOP", id }] }).success).toBe(false);
    expect(ticketReplyInput.safeParse({ ...reply, to: [{ type: id, id: null }] }).success).toBe(false);
  });

  it.each(["a\0b", "a \ud800 b"])("has no message like %j", (body) => {
    expect(ticketReplyInput.safeParse({ ...reply, body }).success).toBe(false);
  });
});
