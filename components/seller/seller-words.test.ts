import { describe, expect, it } from "vitest";
import type { SellerAccountView } from "@/lib/sellers/seller-view";
import { accessEnds, connectedNote, personOrYou, revokedAllNote, revokedByWords } from "./seller-words";

const now = Date.parse("2026-11-20T15:00:00Z");
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

describe("accessEnds", () => {
  it.each([
    ["active", null, "When you revoke it"],
    ["failing", null, "When you revoke it"],
    ["active", at(42), "in 42 min"],
    ["expired", at(-6), "Ended 6 min ago"],
    ["reconnect", null, "Ended"],
    ["reconnect", at(-6), "Ended 6 min ago"],
    ["reconnect", at(42), "Ended"],
  ] as const)("of %s with the end %s is %s", (status, endsAt, words) => {
    expect(accessEnds({ status, endsAt }, now, "UTC")).toBe(words);
  });
});

describe("who", () => {
  const view = { emails: ["sofia@garden.example"] };

  it("is you, whatever the case of the e-mail", () => {
    expect(personOrYou("Sofia@garden.example", view)).toBe("Sofia@garden.example (you)");
    expect(revokedByWords("sofia@garden.example", view)).toBe("you");
  });

  it("is named otherwise", () => {
    expect(personOrYou("luis@garden.example", view)).toBe("luis@garden.example");
    expect(personOrYou(null, view)).toBe("Not known");
    expect(revokedByWords("Mirakl", view)).toBe("Mirakl");
    expect(revokedByWords(null, view)).toBe("someone who is no longer here");
  });
});

describe("connectedNote", () => {
  const account = { name: "ACME", integrationType: "marketplace_seller", status: "active" } as SellerAccountView;

  it("promises messages only where there are some", () => {
    expect(connectedNote(account, "connected")).toMatch(/messages arrive within two minutes/);
    expect(connectedNote({ ...account, integrationType: "marketplace_operator" }, "connected")).toBe(
      "ACME is connected.",
    );
    expect(connectedNote({ ...account, status: "reconnect" }, "connected")).toMatch(/first check failed/);
  });

  it("says nothing any more once it is revoked", () => {
    expect(connectedNote({ ...account, status: "revoked" }, "connected")).toBeNull();
  });

  it("says when access was granted again", () => {
    expect(connectedNote(account, "updated")).toMatch(/was granted again/);
  });
});

it.each([
  [1, 0, 0, "Access to 1 account is revoked."],
  [3, 0, 0, "Access to 3 accounts is revoked."],
  [
    3,
    0,
    1,
    "Access to 3 accounts is revoked. Mirakl could not be told of 1 of them, because the stored token cannot be opened.",
  ],
  [1, 1, 0, "Access to 1 account is revoked. Mirakl has not confirmed that yet, and is asked again until it does."],
  [
    3,
    2,
    0,
    "Access to 3 accounts is revoked. Mirakl has not confirmed 2 of them yet, and is asked again until it does.",
  ],
])("revoking %i with %i pending and %i untold says so", (revoked, pending, untold, note) => {
  expect(revokedAllNote({ revoked, pending, untold })).toBe(note);
});
