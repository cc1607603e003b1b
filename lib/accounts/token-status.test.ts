import { describe, expect, it } from "vitest";
import { type TokenFacts, tokenStatus } from "./token-status";

const now = new Date("2026-03-01T12:00:00Z");
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const healthy: TokenFacts = {
  revokedAt: null,
  reconnectRequiredAt: null,
  expiresAt: inMinutes(60),
  nextRefreshAt: inMinutes(55),
  failureCount: 0,
};

describe("tokenStatus", () => {
  it.each([
    [
      "a token that is renewed in time, even close to its end",
      { expiresAt: inMinutes(6), nextRefreshAt: inMinutes(1) },
      "active",
    ],
    ["a token that never expires", { expiresAt: null, nextRefreshAt: null }, "active"],
    [
      "a token that nothing renews, 24 hours and a moment before its end",
      { expiresAt: inMinutes(1441), nextRefreshAt: null },
      "active",
    ],
    [
      "a token that nothing renews, 24 hours before its end",
      { expiresAt: inMinutes(1440), nextRefreshAt: null },
      "expiring",
    ],
    ["a renewal a minute late", { nextRefreshAt: inMinutes(-1) }, "active"],
    ["a renewal more than a minute late", { nextRefreshAt: inMinutes(-1.01) }, "expiring"],
    ["a failed renewal with a next try", { failureCount: 1 }, "failing"],
    ["a failed check of a key", { failureCount: 2, expiresAt: null, nextRefreshAt: null }, "failing"],
    ["a token at its very end, with a renewal planned", { expiresAt: now }, "expired"],
    ["an ended token whose renewals fail", { expiresAt: inMinutes(-1), failureCount: 3 }, "expired"],
    ["an ended token that nothing renews", { expiresAt: inMinutes(-1), nextRefreshAt: null }, "reconnect"],
    [
      "a rejected credential, whatever else",
      { reconnectRequiredAt: inMinutes(-5), failureCount: 4, expiresAt: inMinutes(-1) },
      "reconnect",
    ],
    ["a revoked access, whatever else", { revokedAt: inMinutes(-9), reconnectRequiredAt: inMinutes(-5) }, "revoked"],
  ] as const)("%s", (_case, facts, status) => {
    expect(tokenStatus({ ...healthy, ...facts }, now)).toBe(status);
  });
});
