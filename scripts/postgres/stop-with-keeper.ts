import { spawn } from "node:child_process";

/**
 * Lets PostgreSQL end when this process ends in a way that gives it no say, such as kill -9. A small shell waits for
 * its input to close, which happens with this process, and sends the fast shutdown.
 * @returns calls the guard off, before the server is ended in the usual way
 */
export function stopWithKeeper(postmasterPid: number): () => void {
  if (process.platform === "win32") return () => undefined;
  const guard = spawn("sh", ["-c", 'read -r _; kill -INT "$1"', "sh", String(postmasterPid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.once("error", () => undefined);
  guard.stdin.once("error", () => undefined);
  guard.unref();
  (guard.stdin as typeof guard.stdin & { unref: () => void }).unref();
  return () => guard.kill("SIGKILL");
}
