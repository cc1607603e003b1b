import type { SeededProduct } from "@/scripts/testing/seeded-product";
import { listAsks } from "./accounts-list-asks";

const warmUps = 5;
const mostRatio = 1.5;

/**
 * What a page costs at many accounts, as a multiple of what it costs at few. The floor is the same request on the
 * small table, asked in turn, so that the machine's mood counts for both.
 * @returns a line for each request, the costliest ratio first, and how many are beyond the limit
 */
export async function measureAccountsList(small: SeededProduct, large: SeededProduct): Promise<string[]> {
  const found: { ratio: number; line: string }[] = [];
  for (const { label, path, rounds } of listAsks()) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = -warmUps; round < rounds; round++) {
      const [few, many] = [await timed(small, path), await timed(large, path)];
      if (round < 0) continue;
      times.small.push(few);
      times.large.push(many);
    }
    const [floor, measured] = [median(times.small), median(times.large)];
    const ratio = measured / floor;
    const line = `${label.padEnd(52)} ${large.accounts}: ${measured.toFixed(2)} ms   ${small.accounts}: ${floor.toFixed(2)} ms   ratio ${ratio.toFixed(2)}`;
    found.push({ ratio, line });
  }
  const sorted = found.toSorted((a, b) => b.ratio - a.ratio);
  const beyond = sorted.filter(({ ratio }) => ratio > mostRatio).length;
  return [...sorted.map(({ line }) => line), `${beyond} of ${sorted.length} beyond ${mostRatio}`];
}

async function timed({ url, cookie }: SeededProduct, path: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(url + path, { headers: { cookie } });
  const page = (await answer.json()) as { accounts?: unknown[] };
  const ms = performance.now() - startedAt;
  if (!answer.ok || !page.accounts?.length) throw new Error(`${path} answered ${answer.status} without accounts`);
  return ms;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
