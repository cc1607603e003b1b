import type { SeededProduct } from "@/scripts/testing/seeded-product";

const warmUps = 30;
const rounds = 150;

const asks = [
  ["urgency, all", "/api/accounts"],
  ["urgency, failing", "/api/accounts?status=failing"],
  ["urgency, reconnect and expired", "/api/accounts?status=reconnect,expired"],
  ["urgency, active", "/api/accounts?status=active"],
  ["by name, descending", "/api/accounts?sort=-name"],
  ["by expiry", "/api/accounts?sort=expires"],
] as const;

/**
 * What a page costs at many accounts, as a multiple of what it costs at few. The floor is the same request on the
 * small table, asked in turn, so that the machine's mood counts for both.
 */
export async function measureAccountsList(small: SeededProduct, large: SeededProduct): Promise<string[]> {
  const lines: string[] = [];
  for (const [label, path] of asks) {
    for (let round = 0; round < warmUps; round++) {
      await timed(small, path);
      await timed(large, path);
    }
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.small.push(await timed(small, path));
      times.large.push(await timed(large, path));
    }
    const [floor, measured] = [median(times.small), median(times.large)];
    lines.push(
      `${label.padEnd(32)} ${large.accounts}: ${measured.toFixed(2)} ms   ${small.accounts}: ${floor.toFixed(2)} ms   ratio ${(measured / floor).toFixed(2)} (at most 1.5)`,
    );
  }
  return lines;
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
