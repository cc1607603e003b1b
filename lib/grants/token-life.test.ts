import { expect, it } from "vitest";
import { tokenExpiresAt } from "./token-life";

const issuedAt = new Date("2026-01-02T03:04:05.678Z");

it.each([
  [null, null],
  [0, "2026-01-02T03:04:05.678Z"],
  [3599, "2026-01-02T04:04:04.678Z"],
  [2 ** 31 - 1, "2094-01-20T06:18:12.678Z"],
])("a token that lives for %s seconds ends at %s", (expiresInSeconds, end) => {
  expect(tokenExpiresAt({ expiresInSeconds }, issuedAt)?.toISOString() ?? null).toBe(end);
});
