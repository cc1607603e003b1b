import { beforeEach, expect, it, vi } from "vitest";

const browserTime = Date.UTC(2025, 10, 20, 14, 0, 0);

/** The module keeps the offset for the page's life, so each test has its own page. */
async function newPage() {
  vi.resetModules();
  return import("./server-clock");
}

beforeEach(() => {
  vi.useFakeTimers({ now: browserTime });
  return () => vi.useRealTimers();
});

it("runs on the browser's clock until the server's is known, then on the server's", async () => {
  const clock = await newPage();
  expect(clock.serverNow()).toBe(browserTime);
  clock.syncServerClock("2025-11-20T14:05:00.000Z");
  vi.advanceTimersByTime(1_500);
  expect(clock.serverNow()).toBe(Date.UTC(2025, 10, 20, 14, 5, 1, 500));
});

it("takes the page's own time only while no answer has come", async () => {
  const clock = await newPage();
  clock.adoptServerClock("2025-11-20T14:10:00.000Z");
  expect(clock.serverNow()).toBe(Date.UTC(2025, 10, 20, 14, 10));
  clock.syncServerClock("2025-11-20T14:20:00.000Z");
  clock.adoptServerClock("2025-11-20T14:10:00.000Z");
  expect(clock.serverNow()).toBe(Date.UTC(2025, 10, 20, 14, 20));
});

it("ticks every listener off one timer, and rests while the page is hidden or nobody listens", async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  const { subscribeToSeconds } = await newPage();
  const [first, second] = [vi.fn(), vi.fn()];
  const stopFirst = subscribeToSeconds(first);
  const stopSecond = subscribeToSeconds(second);
  expect(vi.getTimerCount()).toBe(1);
  first.mockClear();
  vi.advanceTimersByTime(3_000);
  expect(first).toHaveBeenCalledTimes(3);
  expect(second).toHaveBeenCalledTimes(3);

  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(60_000);
  expect(first).toHaveBeenCalledTimes(3);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(first).toHaveBeenCalledTimes(4);

  stopFirst();
  stopSecond();
  expect(vi.getTimerCount()).toBe(0);
  vi.unstubAllGlobals();
});
