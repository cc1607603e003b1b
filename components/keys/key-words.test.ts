import { describe, expect, it } from "vitest";
import type { KeyRotationView, KeyView } from "@/lib/keys/key-view";
import { englishNumber } from "@/lib/number-text";
import { leftText, named, progressText, sealsText } from "./key-words";

const rotation: KeyRotationView = {
  targetKeyId: "k2",
  requestedBy: "Ada",
  startedAt: "2026-11-20T15:00:00.000Z",
  finishedAt: null,
  total: 1_204,
  resealed: 320,
  unreadable: 0,
  isWorkedOn: true,
  isKeyUnknownToWorker: false,
};
const used: KeyView = { id: "k1", state: "used", dataKeys: 1, directValues: 0 };

it.each([
  [0, 0, "Nothing"],
  [1, 0, "1 data key"],
  [1_204, 3, "1,204 data keys, 3 values without data keys"],
  [0, 1, "1 value without a data key"],
])("a key that seals %i data keys and %i values says so", (dataKeys, directValues, text) => {
  expect(sealsText({ dataKeys, directValues }, englishNumber)).toBe(text);
});

describe("a running rotation", () => {
  it("says how far it is", () => {
    expect(progressText(rotation, englishNumber)).toBe("320 of 1,204 re-sealed with “k2”.");
  });

  it("says whom it waits for", () => {
    expect(progressText({ ...rotation, isWorkedOn: false }, englishNumber)).toMatch(
      /A worker goes on with it within seconds\.$/,
    );
    expect(progressText({ ...rotation, isKeyUnknownToWorker: true }, englishNumber)).toMatch(
      /The worker does not know “k2”/,
    );
  });
});

it("says what a finished rotation left behind, and nothing while one runs", () => {
  const finished = { ...rotation, finishedAt: "2026-11-20T15:01:00.000Z", unreadable: 1 };
  expect(leftText({ rotation: finished, keys: [used] }, englishNumber)).toMatch(
    /^1 value sealed with “k1” could not be opened/,
  );
  expect(leftText({ rotation: { ...finished, unreadable: 2 }, keys: [] }, englishNumber)).toMatch(
    /^2 values sealed could not/,
  );
  expect(leftText({ rotation: { ...rotation, unreadable: 1 }, keys: [used] }, englishNumber)).toBeNull();
  expect(leftText({ rotation: null, keys: [used] }, englishNumber)).toBeNull();
});

it("names several keys", () => {
  expect(named([used, { id: "k0" }])).toBe("“k1” and “k0”");
});
