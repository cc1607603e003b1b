import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readAtLeisure } from "./read-at-leisure";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

it("reads once for all who ask at the same time, and again when the answer is old", async () => {
  const read = vi.fn(async () => read.mock.calls.length);
  const ask = readAtLeisure(500, read);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill({ answer: 1, keptForMs: 500 }));
  vi.advanceTimersByTime(499);
  expect(await ask()).toEqual({ answer: 1, keptForMs: 1 });
  vi.advanceTimersByTime(2);
  expect(await ask()).toEqual({ answer: 2, keptForMs: 500 });
});

it("takes nine times as long a rest as reading took", async () => {
  const read = vi.fn(() => new Promise<number>((resolve) => setTimeout(() => resolve(read.mock.calls.length), 1_000)));
  const ask = readAtLeisure(500, read);
  const first = ask();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await first).toEqual({ answer: 1, keptForMs: 9_000 });
  await vi.advanceTimersByTimeAsync(8_900);
  expect(await ask()).toEqual({ answer: 1, keptForMs: 100 });
  await vi.advanceTimersByTimeAsync(200);
  void ask();
  expect(read).toHaveBeenCalledTimes(2);
});

it("does not keep a failure", async () => {
  const read = vi.fn().mockRejectedValueOnce(new Error("away")).mockResolvedValue("here");
  const ask = readAtLeisure(500, read);
  await expect(ask()).rejects.toThrow("away");
  expect((await ask()).answer).toBe("here");
});
