import { describe, expect, it } from "vitest";
import type { HeldGrantView } from "@/lib/sellers/seller-view";
import { questionWords } from "./question-words";

const held: HeldGrantView = {
  id: "0b1e",
  name: "GARDEN & CO",
  whereabouts: "Shop 5210 on umbria.mirakl.net",
  question: "not_connected",
  expected: null,
  heldUntil: "2026-11-20T15:00:00.000Z",
};

describe("questionWords", () => {
  it("names both shops when another one was chosen", () => {
    const expected = { name: "Vandelay", whereabouts: "Shop 96 on vandelay.mirakl.net" };
    const words = questionWords({ ...held, question: "other_shop", expected });
    expect(words.explanation).toContain("Vandelay (shop 96 on vandelay.mirakl.net)");
    expect(words.explanation).toContain("GARDEN & CO (shop 5210 on umbria.mirakl.net)");
    expect(words.title).toBe("Another shop was chosen at Mirakl");
    expect(words).toMatchObject({ connect: "Add as a new account", decline: "Give the access back" });
  });

  it("says the name of the shop once when the account has the same", () => {
    const own = { name: "Vandelay", whereabouts: "Vandelay, Shop 96 on vandelay.mirakl.net" };
    expect(questionWords({ ...held, question: "other_shop", expected: own }).explanation).toContain(
      "Vandelay (shop 96 on vandelay.mirakl.net)",
    );
    const other = { ...own, name: "Tools EU" };
    expect(questionWords({ ...held, question: "other_shop", expected: other }).explanation).toContain(
      "Tools EU (Vandelay, shop 96 on vandelay.mirakl.net)",
    );
  });

  it.each([
    ["was_revoked", "Connect again"],
    ["not_connected", "Connect this shop"],
  ] as const)("asks about %s with the answer %s, or to give it back", (question, connect) => {
    expect(questionWords({ ...held, question })).toMatchObject({ connect, decline: "No, give the access back" });
  });

  it("keeps the capitals of a product's name", () => {
    expect(questionWords({ ...held, whereabouts: "Mirakl Connect, company 42" }).explanation).toContain(
      "(Mirakl Connect, company 42)",
    );
  });
});
