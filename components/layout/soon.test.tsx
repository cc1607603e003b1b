import { Suspense } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Soon } from "./soon";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = (ms: number, text: string) => new Promise<string>((resolve) => setTimeout(() => resolve(text), ms));

it("shows at once what is read soon", async () => {
  const shown = Soon({ fallback: "skeleton", children: after(50, "read") });
  await vi.advanceTimersByTimeAsync(50);
  expect(await shown).toBe("read");
});

it("has the skeleton in its place where it takes longer", async () => {
  const children = after(5_000, "read");
  const shown = Soon({ fallback: "skeleton", children });
  await vi.advanceTimersByTimeAsync(100);
  expect(await shown).toMatchObject({ type: Suspense, props: { fallback: "skeleton", children } });
});

it("fails as what is read does", async () => {
  const children = Promise.reject(new Error("gone"));
  await expect(Soon({ fallback: "skeleton", children })).rejects.toThrow("gone");
});
