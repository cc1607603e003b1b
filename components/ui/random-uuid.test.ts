import { expect, it, vi } from "vitest";
import { randomUuid } from "./random-uuid";

const versionFour = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it("makes another UUID every time, over plain http too", () => {
  expect(randomUuid()).toMatch(versionFour);
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const first = randomUuid();
  expect(first).toMatch(versionFour);
  expect(randomUuid()).not.toBe(first);
  vi.unstubAllGlobals();
});
