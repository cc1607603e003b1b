import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Answer } from "./answer-parent";

/** A process of its own that takes part in a measurement. */
export interface Program {
  pid: number;
  stop: () => Promise<void>;
}

/** One that answers questions, see `answer-parent.ts`. */
export interface AskedProgram extends Program {
  ask: <T>(name: string, detail?: unknown) => Promise<T>;
}

/** A product's program as `npm run start:…` runs it. @param profileFolder where it leaves a CPU profile when it ends */
export function startProgram(file: string, environment: NodeJS.ProcessEnv, profileFolder?: string): Program {
  return toProgram(spawnProgram(file, environment, { profileFolder }));
}

/** A program of the measurement; it is ready when the promise resolves. */
export async function startAskedProgram(file: string, environment: NodeJS.ProcessEnv): Promise<AskedProgram> {
  const child = spawnProgram(file, environment, { isAsked: true });
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error(`${file} ended before it was ready`))),
  ]);
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on("message", (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });

  let asked = 0;
  const ask = <T>(name: string, detail?: unknown) =>
    new Promise<T>((resolve, reject) => {
      const id = ++asked;
      const onExit = () => reject(new Error(`${file} ended before it answered ${name}`));
      child.once("exit", onExit);
      waiting.set(id, (answer) => {
        child.off("exit", onExit);
        if ("error" in answer) reject(new Error(`${file}: ${answer.error}`));
        else resolve(answer.value as T);
      });
      child.send({ id, name, detail: detail ?? null });
    });
  return { ...toProgram(child), ask };
}

function spawnProgram(
  file: string,
  environment: NodeJS.ProcessEnv,
  options: { isAsked?: boolean; profileFolder?: string | undefined },
): ChildProcess {
  const profile = options.profileFolder ? ["--cpu-prof", `--cpu-prof-dir=${options.profileFolder}`] : [];
  const tether = options.isAsked ? [] : ["--import", "./scripts/exit-with-parent.mjs"];
  return spawn(process.execPath, [...profile, ...tether, "--conditions=react-server", "--import", "tsx", file], {
    cwd: new URL("../..", import.meta.url).pathname,
    stdio: ["ignore", "inherit", "inherit", options.isAsked ? "ipc" : "pipe"],
    env: { ...environment, ...(!options.isAsked && { LATCHKEY_TETHER: "on" }) },
  });
}

function toProgram(child: ChildProcess): Program {
  const exited = once(child, "exit");
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
