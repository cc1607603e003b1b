import { existsSync, fstatSync, openSync, readFileSync, renameSync, statSync } from "node:fs";

const maxBytes = 10_000_000;

/**
 * Opens a log file to write at its end. One that has grown past 10 MB is first put aside as `….1`.
 * @returns the open file, and how long it was
 */
export function appendLogFile(file: string): { descriptor: number; size: number } {
  if (existsSync(file) && statSync(file).size > maxBytes) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, "a", 0o600);
  return { descriptor, size: fstatSync(descriptor).size };
}

/** The last lines of a log file. @param from length of what an earlier run wrote, in bytes */
export function tailOf(file: string, from = 0, lines = 12): string {
  if (!existsSync(file)) return "";
  return readFileSync(file).subarray(from).toString().trimEnd().split("\n").slice(-lines).join("\n");
}
