import { describe, expect, it } from "vitest";
import { isRefreshWithin, lifeInWords, percentOfLife, tokenLife } from "./token-life";

const account = {
  issuedAt: "2025-11-20T14:16:07Z",
  expiresAt: "2025-11-20T15:16:07Z",
  nextRefreshAt: "2025-11-20T15:11:07Z",
};
const life = tokenLife(account);
if (!life) throw new Error("The account above has a life");
const now = Date.parse("2025-11-20T14:21:07Z");

describe("tokenLife", () => {
  it("needs a beginning before an end", () => {
    expect(tokenLife({ ...account, issuedAt: null })).toBeNull();
    expect(tokenLife({ ...account, expiresAt: null })).toBeNull();
    expect(tokenLife({ ...account, expiresAt: account.issuedAt })).toBeNull();
  });

  it("places instants, never beyond its ends", () => {
    expect(percentOfLife(life, now)).toBe(8.3);
    expect(percentOfLife(life, life.nextRefreshAt ?? 0)).toBe(91.7);
    expect(percentOfLife(life, 0)).toBe(0);
    expect(percentOfLife(life, life.expiresAt + 1)).toBe(100);
  });

  it("marks a refresh only where it can be drawn", () => {
    expect(isRefreshWithin(life)).toBe(true);
    expect(isRefreshWithin({ ...life, nextRefreshAt: life.expiresAt + 1 })).toBe(false);
    expect(isRefreshWithin({ ...life, nextRefreshAt: null })).toBe(false);
  });

  it("says itself in words", () => {
    expect(lifeInWords(life, now, "UTC")).toBe(
      "Token life: 5 min of 1 h used, refresh at 15:11:07, expiry at 15:16:07",
    );
    expect(lifeInWords({ ...life, nextRefreshAt: null }, life.expiresAt + 60_000, "UTC")).toBe(
      "Token life: 1 h of 1 h used, no refresh planned, expired at 15:16:07",
    );
  });
});
