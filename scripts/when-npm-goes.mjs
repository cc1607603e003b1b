import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { isAlive } from "./is-alive.mjs";

/**
 * Tells once when npm, or the shell in which npm runs a script, has gone: npm passes no signal on to what its shell
 * runs, and nobody can who is killed outright. Does nothing for a process that npm did not start.
 * @param {() => void} callback
 */
export function whenNpmGoes(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
  const timer = setInterval(() => {
    if (ancestors.every(isAlive)) return;
    clearInterval(timer);
    callback();
  }, 1_000);
  timer.unref();
}

/** The process that started another one; 0 when the system does not tell. @param {number} pid */
function parentOf(pid) {
  try {
    if (process.platform === "win32") return 0;
    if (process.platform !== "linux") return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)])) || 0;
    // The name of a program, in parentheses, may hold spaces.
    const [, afterName = ""] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return Number(afterName.split(" ")[1]) || 0;
  } catch {
    return 0;
  }
}
