import { appendFileSync, chmodSync, existsSync, readFileSync } from "node:fs";
import { StartProblem } from "./start-problem";

/**
 * Adds settings at the end of an env file, which is made when it is missing and closed to other users. What stands
 * there stays as it is.
 * @throws {StartProblem} when the file cannot be written
 */
export function appendToEnvFile(file: string, entries: Record<string, string>): void {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const header =
    text === "" ? "# Written by `npm start`. Keep a copy: without these keys stored secrets cannot be opened.\n" : "";
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  const lines = Object.entries(entries).map(([name, value]) => `${name}=${value}\n`);
  try {
    appendFileSync(file, gap + header + lines.join(""), { mode: 0o600, flush: true });
    chmodSync(file, 0o600);
  } catch (error) {
    throw new StartProblem(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}). Make it writable for this user, or set ${Object.keys(entries).join(" and ")} in the environment.`,
    );
  }
}
