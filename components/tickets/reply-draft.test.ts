import { beforeEach, describe, expect, it } from "vitest";
import {
  draftProblem,
  emptyReplyDraft,
  forgetReplyDraft,
  isRecipient,
  readReplyDraft,
  sentDraft,
  storeReplyDraft,
  withRecipient,
} from "./reply-draft";

const customer = { type: "CUSTOMER", id: "c1", name: "Marta K." };
const operator = { type: "OPERATOR", id: null, name: "Acme Outdoor" };
const both = [customer, operator];
const draftId = "0b0e7a4c-3a52-4c52-8a2c-6f2f3a7d9b10";
const of = { accountId: "a", threadId: "t" };

describe("recipients", () => {
  it("begin with the customer, or with everybody when there is none", () => {
    expect(emptyReplyDraft(both, draftId).to).toEqual([{ type: "CUSTOMER", id: "c1" }]);
    expect(emptyReplyDraft([operator], draftId).to).toEqual([{ type: "OPERATOR", id: null }]);
    expect(emptyReplyDraft([], draftId).to).toEqual([]);
  });

  it("are added and taken out", () => {
    const more = withRecipient(emptyReplyDraft(both, draftId), operator, true);
    expect(both.map((one) => isRecipient(more, one))).toEqual([true, true]);
    const fewer = withRecipient(more, customer, false);
    expect(both.map((one) => isRecipient(fewer, one))).toEqual([false, true]);
  });
});

describe("draftProblem", () => {
  const draft = { draftId, body: "Hello", to: [] };
  it("asks for a recipient where Mirakl knows some, and for words", () => {
    expect(draftProblem(draft, both)).toBe("to");
    expect(draftProblem(draft, [])).toBeNull();
    expect(draftProblem({ ...draft, body: " \n" }, [])).toBe("body");
  });
});

describe("sentDraft", () => {
  it("is done when the server has these words, whatever became of them", () => {
    expect(sentDraft({ body: "Hello\n" }, { state: "sent", body: "Hello" })).toBe("done");
    expect(sentDraft({ body: "Hello" }, { state: "unknown", body: "Hello" })).toBe("done");
    expect(sentDraft({ body: "Hello" }, { state: "sending", body: "Hello" })).toBe("done");
  });

  it("keeps the words that were refused", () => {
    expect(sentDraft({ body: "Hello" }, { state: "refused", body: "Hello" })).toBe("refused");
  });

  it("keeps what was changed after the draft had been sent already", () => {
    expect(sentDraft({ body: "Hello, and more" }, { state: "sent", body: "Hello" })).toBe("earlier");
  });
});

describe("a stored draft", () => {
  let kept: Map<string, string>;
  let storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  beforeEach(() => {
    kept = new Map();
    storage = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  });

  it("comes back as it was, for its ticket only", () => {
    const draft = { draftId, body: "Hello", to: [{ type: "CUSTOMER", id: "c1" }] };
    storeReplyDraft(storage, of, draft);
    expect(readReplyDraft(storage, of, both)).toEqual(draft);
    expect(readReplyDraft(storage, { ...of, threadId: "u" }, both)).toBeNull();
  });

  it("leaves out who has gone", () => {
    storeReplyDraft(storage, of, { draftId, body: "Hello", to: [customer, operator] });
    expect(readReplyDraft(storage, of, [operator])?.to).toEqual([{ type: "OPERATOR", id: null }]);
  });

  it("is dropped when it is emptied", () => {
    storeReplyDraft(storage, of, { draftId, body: "Hello", to: [] });
    storeReplyDraft(storage, of, { draftId, body: "", to: [] });
    expect(kept.size).toBe(0);
  });

  it("is forgotten by its own id only", () => {
    storeReplyDraft(storage, of, { draftId, body: "Hello", to: [] });
    forgetReplyDraft(storage, of, "7c9e6679-7425-40de-944b-e07fc1f90ae7");
    expect(kept.size).toBe(1);
    forgetReplyDraft(storage, of, draftId);
    expect(kept.size).toBe(0);
  });

  it.each(["{", "null", "[]", '{"draftId":"no","body":"x","to":[]}', '{"body":1}'])(
    "is ignored when it reads %s",
    (text) => {
      kept.set("latchkey.reply.a.t", text);
      expect(readReplyDraft(storage, of, both)).toBeNull();
    },
  );

  it("does not matter where the browser refuses storage", () => {
    const refuse = () => {
      throw new Error("refused");
    };
    const refusing = { getItem: refuse, setItem: refuse, removeItem: refuse };
    storeReplyDraft(refusing, of, { draftId, body: "Hello", to: [] });
    forgetReplyDraft(refusing, of, draftId);
    expect(readReplyDraft(refusing, of, both)).toBeNull();
  });
});
