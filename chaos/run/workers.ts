import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import type { BenchDatabase } from "@/bench/setup/bench-database";

/** A worker that was ended with kill -9. */
export interface Kill {
  /** Milliseconds since the epoch. */
  at: number;
  pid: number;
  /** Accounts that it was renewing: by their leases, which nobody else may take for a while. */
  renewing: string[];
  /** Accounts whose routine call it was making. */
  polling: number;
}

export interface Workers {
  /** Ends one outright and looks at what it leaves; a new one takes its place after `pauseMs`. */
  kill: (index: number, pauseMs: number) => Promise<Kill>;
  /** Lets all finish what they are at. @returns their exit codes */
  stop: () => Promise<(number | null)[]>;
}

const project = new URL("../..", import.meta.url).pathname;

/** Starts worker processes as `npm run start:worker` does. */
export async function startWorkers({ sql, environment }: BenchDatabase, count: number): Promise<Workers> {
  const children = Array.from({ length: count }, () => startWorker(environment));
  const restarts = new Set<Promise<void>>();
  return {
    async kill(index, pauseMs) {
      const child = children[index];
      if (!child?.pid) throw new Error(`Worker ${index} does not run`);
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      const at = Date.now();
      await exited;
      const ownedBy = `worker ${hostname()} ${child.pid} %`;
      const held = await sql<{ id: string }[]>`select id from accounts where lease_owner like ${ownedBy}`;
      const [polls] = await sql<{ count: number }[]>`
        select count(*)::int as count from account_polls where lease_owner like ${ownedBy}`;
      const restart = new Promise<void>((resolve) => {
        setTimeout(() => {
          children[index] = startWorker(environment);
          restarts.delete(restart);
          resolve();
        }, pauseMs);
      });
      restarts.add(restart);
      return { at, pid: child.pid, renewing: held.map(({ id }) => id), polling: polls?.count ?? 0 };
    },
    async stop() {
      await Promise.all(restarts);
      return Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null) return child.exitCode;
          const exited = once(child, "exit");
          child.kill("SIGTERM");
          const [code] = (await exited) as [number | null];
          return code;
        }),
      );
    },
  };
}

function startWorker(environment: NodeJS.ProcessEnv): ChildProcess {
  return spawn(
    process.execPath,
    ["--import", "./scripts/exit-with-parent.mjs", "--conditions=react-server", "--import", "tsx", "worker/main.ts"],
    { cwd: project, stdio: ["ignore", "ignore", "inherit", "pipe"], env: { ...environment, LATCHKEY_TETHER: "on" } },
  );
}
