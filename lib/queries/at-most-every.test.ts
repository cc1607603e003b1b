import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atMostEvery } from "./at-most-every";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("works at once, then once more for all that was asked meanwhile", () => {
  const work = vi.fn();
  const { run } = atMostEvery(1_000, work);
  run();
  expect(work).toHaveBeenCalledTimes(1);
  run();
  run();
  vi.advanceTimersByTime(999);
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(work).toHaveBeenCalledTimes(2);
  run();
  expect(work).toHaveBeenCalledTimes(3);
});

it("does not begin anew before the work has ended, and then for all that was asked meanwhile", async () => {
  const ends: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const { run } = atMostEvery(1_000, work);
  run();
  run();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(work).toHaveBeenCalledTimes(1);
  run();
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(work).toHaveBeenCalledTimes(2);
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(work).toHaveBeenCalledTimes(2);
});

it("forgets what waits", () => {
  const work = vi.fn();
  const { run, cancel } = atMostEvery(1_000, work);
  run();
  run();
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(work).toHaveBeenCalledTimes(1);
});
