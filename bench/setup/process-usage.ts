import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100;

/** Processor time that a process has used so far; with its children, ended ones included, for PostgreSQL. */
export function cpuSeconds(pid: number, options: { withChildren?: boolean } = {}): number {
  if (!existsSync("/proc/self/stat")) return Number.NaN;
  const own = readStat(pid);
  if (!own) return 0;
  if (!options.withChildren) return (own.utime + own.stime) / ticksPerSecond;
  const living = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat?.parent === pid);
  const ticks = living.reduce((sum, stat) => sum + (stat?.utime ?? 0) + (stat?.stime ?? 0), own.cutime + own.cstime);
  return (ticks + own.utime + own.stime) / ticksPerSecond;
}

/** Processor time that the whole machine has used so far. */
export function machineCpuSeconds(): number {
  const ticks = cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq);
  return ticks.reduce((sum, ms) => sum + ms, 0) / 1_000;
}

/** Memory that a process holds, in megabytes. */
export function residentMegabytes(pid: number): number {
  if (!existsSync(`/proc/${pid}/status`)) return Number.NaN;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/** proc_pid_stat(5); the name before the closing bracket may hold anything. */
function readStat(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, utime = 0, stime = 0, cutime = 0, cstime = 0] = [1, 11, 12, 13, 14].map((at) => fields[at] ?? 0);
    return { parent, utime, stime, cutime, cstime };
  } catch {
    return null;
  }
}
