import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { sleep } from "@/lib/clock";
import { findFreePort } from "@/scripts/ports";
import type { SeededProduct } from "@/scripts/testing/seeded-product";

const next = "node_modules/next/dist/bin/next";
const folder = "bench/floor";
const warmUps = 300;
const rounds = 300;

const asks = [
  { label: "GET /api/accounts", path: "/api/accounts", floor: "/empty", least: 0.5 },
  { label: "GET /api/accounts?sort=name", path: "/api/accounts?sort=name", floor: "/empty", least: 0.5 },
  { label: "page /accounts", path: "/accounts", floor: "/", least: 0.4 },
];

/**
 * The speed of the list and of its page as a share of the speed at which the same Next answers nothing: an empty
 * handler, and a page of one word. One request at a time, floor and product in turn, medians.
 */
export async function measureAgainstFloor(product: SeededProduct): Promise<string[]> {
  const environment = { ...process.env, NEXT_DIST_DIR: "", NODE_ENV: "production" as const };
  if (!existsSync(`${folder}/.next/BUILD_ID`)) {
    // Turbopack would look for a proxy in the folders above too, and find the product's.
    await promisify(execFile)(process.execPath, [next, "build", "--webpack", folder], { env: environment });
  }
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [next, "start", folder, "--port", String(port), "--hostname", "127.0.0.1"], {
    env: environment,
    stdio: "ignore",
  });
  try {
    while (!(await fetch(url).catch(() => null))) await sleep(200);
    const lines: string[] = [];
    for (const { label, path, floor, least } of asks) {
      const times = { floor: [] as number[], product: [] as number[] };
      for (let round = -warmUps; round < rounds; round++) {
        const [empty, full] = [await timed(url + floor), await timed(product.url + path, product.cookie)];
        if (round < 0) continue;
        times.floor.push(empty);
        times.product.push(full);
      }
      const [empty, full] = [median(times.floor), median(times.product)];
      lines.push(
        `${label.padEnd(30)} ${full.toFixed(2)} ms   empty: ${empty.toFixed(2)} ms   ratio ${(empty / full).toFixed(2)} (at least ${least})`,
      );
    }
    return lines;
  } finally {
    server.kill();
  }
}

async function timed(url: string, cookie = ""): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(url, { headers: { cookie }, redirect: "error" });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - startedAt;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
