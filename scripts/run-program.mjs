import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { projectFolder } from "./install-dependencies.mjs";
import { isAlive } from "./is-alive.mjs";

/**
 * Runs a TypeScript program of ours as a process of its own, because conditions and loaders are fixed when Node
 * starts. Signals are passed on, its exit code becomes ours, and it is told to end when whoever started us has gone.
 * @param {string} program path from the project's folder
 * @param {string[]} parameters
 */
export function runProgram(program, parameters) {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, ...parameters], {
    cwd: projectFolder,
    // The fourth is a channel that closes when this process ends, however it ends.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

  // Who is killed outright passes no signal on: npm, or the shell that npm runs us in.
  const ancestors = process.env.npm_lifecycle_event ? [process.ppid, parentOf(process.ppid)] : [];
  setInterval(() => {
    if (child.connected && ancestors.some((pid) => pid > 1 && !isAlive(pid))) child.disconnect();
  }, 1_000).unref();
  child.once("error", (error) => {
    process.stderr.write(`${program} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
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
