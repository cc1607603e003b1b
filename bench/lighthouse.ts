import "server-only";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { findBrowser } from "@/scripts/find-browser";
import { findFreePort } from "@/scripts/ports";
import { exitWithProblem } from "@/scripts/start-problem";
import { type SeededProduct, startSeededProduct } from "@/scripts/testing/seeded-product";

const categories = { performance: 95, accessibility: 100, "best-practices": 100 };
const rounds = 3;

/** What Lighthouse says of the built product with 100,000 accounts: the median of three looks at each page. */
async function main(): Promise<void> {
  const product = await startSeededProduct({ accounts: 100_000, hasWorker: true });
  try {
    const first = await firstAccount(product);
    const pages = process.argv[2]
      ? [process.argv[2]]
      : ["/accounts", `/accounts/${first}`, "/accounts/new?step=2&method=api_key", "/settings", "/tickets"];
    for (const page of pages) {
      for (const form of ["desktop", "mobile"] as const) process.stdout.write(`${await look(product, page, form)}\n`);
    }
  } finally {
    await product.stop();
  }
}

async function firstAccount({ url, cookie }: SeededProduct): Promise<string> {
  const answer = await fetch(`${url}/api/accounts`, { headers: { cookie } });
  const { accounts } = (await answer.json()) as { accounts: { id: string }[] };
  return accounts[0]?.id ?? "";
}

async function look({ url, cookie }: SeededProduct, page: string, form: "desktop" | "mobile"): Promise<string> {
  const port = await findFreePort();
  const { args = [], ...browser } = await findBrowser();
  const running = await chromium.launch({ ...browser, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    const scores: Record<string, number[]> = {};
    const failed = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const report = await runLighthouse({ url: url + page, cookie, port, form });
      if (report.runtimeError) throw new Error(`${page}: ${report.runtimeError.message}`);
      for (const [name, { score }] of Object.entries(report.categories)) {
        scores[name] = [...(scores[name] ?? []), Math.round((score ?? 0) * 100)];
      }
      for (const { id, score, scoreDisplayMode } of Object.values(report.audits)) {
        if (score !== null && score < 0.9 && scoreDisplayMode !== "informative") failed.add(id);
      }
    }
    const words = Object.entries(categories).map(
      ([name, least]) => `${name} ${scores[name]?.toSorted((a, b) => a - b)[1]} (at least ${least})`,
    );
    return `${page.replace(/[0-9a-f-]{36}/, "{account}").padEnd(38)} ${form.padEnd(8)} ${words.join("  ")}  below 90: ${[...failed].join(", ") || "none"}`;
  } finally {
    await running.close();
  }
}

interface Report {
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { id: string; score: number | null; scoreDisplayMode: string }>;
}

/** Fetched by npm when it is wanted: its hundreds of packages are nobody's who only runs the product or its tests. */
const version = "lighthouse@12.8.2";

async function runLighthouse(ask: { url: string; cookie: string; port: number; form: string }): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-lighthouse-"));
  const [headers, report] = [join(folder, "headers.json"), join(folder, "report.json")];
  try {
    writeFileSync(headers, JSON.stringify({ Cookie: ask.cookie }));
    const options = [
      [ask.url, "--quiet", `--port=${ask.port}`, `--extra-headers=${headers}`],
      ["--output=json", `--output-path=${report}`, `--only-categories=${Object.keys(categories).join()}`],
      ask.form === "desktop" ? ["--preset=desktop"] : [],
    ].flat();
    // In a folder of its own, because npm would look for it in ours.
    await promisify(execFile)("npm", ["exec", "--yes", version, "--", ...options], { cwd: folder });
    return JSON.parse(readFileSync(report, "utf8")) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch(exitWithProblem);
