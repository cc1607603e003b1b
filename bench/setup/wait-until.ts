import { sleep } from "@/lib/clock";
import type { BenchDatabase } from "./bench-database";

/** @returns when it came true, milliseconds since the epoch */
export async function waitUntil(isTrue: () => Promise<boolean>, what: string): Promise<number> {
  for (const deadline = Date.now() + 60_000; ; await sleep(25)) {
    if (await isTrue()) return Date.now();
    if (Date.now() > deadline) throw new Error(`Not within a minute: ${what}`);
  }
}

/** Until so many workers have shown that they live. */
export async function waitForWorkers({ sql }: BenchDatabase, count: number): Promise<void> {
  await waitUntil(async () => {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from workers`;
    return row?.count === count;
  }, `${count} workers`);
}
