import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { VerbCommand } from "./run-verbs";

/** Another process that carries out verbs of the domain, with the settings of the test, or some of its own. */
export async function startVerbs(settings: Record<string, string> = {}) {
  const script = new URL("./run-verbs.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script], {
    stdio: ["pipe", "pipe", "inherit"],
    cwd: new URL("../..", import.meta.url).pathname,
    env: { ...process.env, ...settings },
  });
  const exited = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  const outcomes = new Map<number, (outcome: string) => void>();
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line === "ready") return ready();
    const { id, outcome } = JSON.parse(line) as { id: number; outcome: string };
    outcomes.get(id)?.(outcome);
  });
  await Promise.race([isReady, exited.then(() => Promise.reject(new Error("the process ended before it was ready")))]);

  let commands = 0;
  return {
    /** @returns how it ended, or the error's code; never settles when the process is killed */
    carryOut(command: VerbCommand): Promise<string> {
      commands += 1;
      const id = commands;
      const outcome = new Promise<string>((resolve) => outcomes.set(id, resolve));
      child.stdin.write(`${JSON.stringify({ id, command })}\n`);
      return outcome;
    },
    /** Ends it in the middle of whatever it does. @returns the signal that ended it */
    kill: async () => {
      child.kill("SIGKILL");
      return (await exited)[1];
    },
    /** Lets it finish. @returns its exit code */
    stop: async () => {
      child.stdin.end();
      return (await exited)[0];
    },
  };
}
export type Verbs = Awaited<ReturnType<typeof startVerbs>>;
