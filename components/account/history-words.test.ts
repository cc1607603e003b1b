import { describe, expect, it } from "vitest";
import type { HistoryEntryView } from "@/lib/accounts/account-view";
import { checksInWords, foldHistory, historyDetails, historyTitle } from "./history-words";

let nextId = 0;
function entry(more: Partial<HistoryEntryView> = {}): HistoryEntryView {
  nextId += 1;
  return {
    id: String(nextId),
    kind: "refresh",
    outcome: "succeeded",
    trigger: "worker",
    at: "2025-11-20T14:16:07Z",
    durationMs: 204,
    attempt: 1,
    personName: null,
    error: null,
    tokenExpiresAt: null,
    checks: null,
    ...more,
  };
}
const error = {
  code: "connection_timed_out",
  message: "auth.mirakl.net did not answer within 10 s.",
  advice: [],
} as const;

describe("historyTitle", () => {
  it.each([
    [{}, "Refreshed"],
    [{ trigger: "person" }, "Refreshed by hand"],
    [{ trigger: "save" }, "First token issued"],
    [{ outcome: "failed", error }, "Refresh failed: auth.mirakl.net did not answer within 10 s."],
    [{ outcome: "interrupted" }, "Refresh interrupted"],
    [{ kind: "verification" }, "Verified"],
    [{ kind: "verification", trigger: "save" }, "Verified on saving"],
    [{ kind: "verification", trigger: "person", outcome: "limited" }, "Verified by hand, with limited rights"],
    [{ kind: "verification", outcome: "failed", error }, "Check failed: auth.mirakl.net did not answer within 10 s."],
    [{ kind: "revocation" }, "Revoked at Mirakl"],
    [
      { kind: "revocation", outcome: "failed", error },
      "Revocation failed: auth.mirakl.net did not answer within 10 s.",
    ],
  ] as [Partial<HistoryEntryView>, string][])("%j reads %s", (more, title) => {
    expect(historyTitle(entry(more))).toBe(title);
  });
});

describe("historyDetails", () => {
  it("names who and the attempt, the first one only of failures", () => {
    expect(historyDetails(entry({ personName: "Nadia Berger" }))).toEqual(["Nadia Berger"]);
    expect(historyDetails(entry({ attempt: 2 }))).toEqual(["Attempt 2"]);
    expect(historyDetails(entry({ outcome: "failed" }))).toEqual(["Attempt 1"]);
  });
});

it("checksInWords names what did not pass", () => {
  const check = (name: "address" | "credentials" | "shop" | "messages", state: "passed" | "failed" | "skipped") => ({
    name,
    state,
    durationMs: 1,
  });
  expect(checksInWords([check("address", "passed"), check("shop", "passed")])).toBe("All 2 checks passed");
  expect(
    checksInWords([
      check("address", "passed"),
      check("credentials", "failed"),
      check("shop", "skipped"),
      check("messages", "skipped"),
    ]),
  ).toBe("1 passed, failed: Credentials, 2 skipped");
});

describe("foldHistory", () => {
  const shape = (entries: HistoryEntryView[]) =>
    foldHistory(entries).map((line) => (line.kind === "entry" ? line.entry.outcome : line.sentence));

  it("folds what worked, below the three newest", () => {
    expect(shape(Array.from({ length: 8 }, () => entry()))).toEqual([
      "succeeded",
      "succeeded",
      "succeeded",
      "5 more, all worked",
    ]);
  });

  it("keeps a failure and its recovery in sight", () => {
    const entries = [
      ...Array.from({ length: 6 }, () => entry()),
      entry({ attempt: 2 }),
      entry({ outcome: "failed" }),
      entry(),
    ];
    expect(shape(entries)).toEqual([
      "succeeded",
      "succeeded",
      "succeeded",
      "3 more, all worked",
      "succeeded",
      "failed",
      "succeeded",
    ]);
  });

  it("folds nothing that a person did", () => {
    expect(shape(Array.from({ length: 6 }, () => entry({ trigger: "person" })))).toHaveLength(6);
  });
});
