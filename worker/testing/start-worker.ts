import { spawn } from "node:child_process";
import { once } from "node:events";

/** The worker as the process that it is. @param settings usually `process.env` of the test */
export async function startWorker(settings: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "worker/main.ts"], {
    cwd: new URL("../..", import.meta.url).pathname,
    env: { ...settings, NODE_ENV: "test", LOG_LEVEL: "debug" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const log: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => log.push(text));
  const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([
    once(child.stdout, "data"),
    exited.then(() => Promise.reject(new Error("the worker ended before it started"))),
  ]);
  return {
    log: () => log.join(""),
    /** @returns its exit code; null when it was killed */
    stop: async (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") => {
      child.kill(signal);
      return (await exited)[0];
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}
