import { cpus, loadavg, totalmem } from "node:os";

/** The machine, as far as figures depend on it. */
export function conditions(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown"}, ${memory} GiB; load before: ${loadavg()[0]?.toFixed(1)}`;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
