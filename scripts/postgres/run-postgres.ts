import { spawn } from "node:child_process";
import { closeSync, readFileSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { sleep } from "@/lib/clock";
import type { DataFolder } from "../data-folder";
import { isAlive } from "../is-alive.mjs";
import { isSettledWithin } from "../is-settled-within";
import { appendLogFile, tailOf } from "../log-file";
import { findFreePort } from "../ports";
import { StartProblem } from "../start-problem";
import type { ClusterSecrets } from "./cluster-secrets";
import { superuser } from "./create-cluster";
import { clusterUrl } from "./create-roles";
import { type PostgresBinaries, postgresEnvironment } from "./postgres-binaries";
import type { PostgresUser } from "./postgres-user";

interface Run {
  binaries: PostgresBinaries;
  folder: DataFolder;
  secrets: ClusterSecrets;
  user: PostgresUser | null;
  isDurable: boolean;
}

const startupMs = 120_000;
const attempts = 20;

export function postgresLogFile(folder: DataFolder): string {
  return join(folder.logs, "postgres.log");
}

/**
 * Starts the server and waits until it answers. Tries again when a stranger took the port in between, and while the
 * processes of a killed predecessor still end.
 */
export async function runPostgres(run: Run): Promise<{ pid: number; ended: Promise<void> }> {
  const logFile = postgresLogFile(run.folder);
  for (let attempt = 1; ; attempt++) {
    const { pid, ended, logStart } = spawnPostgres(run, logFile);
    const isUp = await waitForOwnServer(run.secrets, run.folder.cluster, pid, ended);
    if (isUp) return { pid, ended };
    const said = readFileSync(logFile).subarray(logStart).toString();
    const isPortTaken = /could not bind|could not create any TCP\/IP sockets/.test(said);
    const isPredecessorEnding = /pre-existing shared memory block|lock file .* already exists/.test(said);
    if (attempt === attempts || !(isPortTaken || isPredecessorEnding)) {
      throw new StartProblem(
        `The built-in PostgreSQL did not start. The end of ${logFile}:\n${tailOf(logFile, logStart)}`,
      );
    }
    if (isPortTaken) run.secrets.port = await findFreePort();
    await sleep(500);
  }
}

function spawnPostgres({ binaries, folder, secrets, user, isDurable }: Run, logFile: string) {
  const { descriptor, size } = appendLogFile(logFile);
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(secrets.port),
    unix_socket_directories: "",
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    // Statements and details of errors can hold what people typed.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(isDurable ? { fsync: "on" } : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const child = spawn(
    binaries.postgres,
    ["-D", folder.cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      // Its own session, so that Ctrl-C reaches it last, from us.
      detached: true,
      stdio: ["ignore", descriptor, descriptor],
      cwd: folder.cluster,
      env: postgresEnvironment(),
      ...(user && { uid: user.uid, gid: user.gid }),
    },
  );
  closeSync(descriptor);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return { pid: child.pid ?? 0, ended, logStart: size };
}

/**
 * Waits until the server with this process id answers, and is the one of this data folder.
 * @returns false when the process ended, or somebody else answers on its port
 * @throws {StartProblem} when it runs but does not know the kept passwords
 */
export async function waitForOwnServer(
  secrets: ClusterSecrets,
  clusterFolder: string,
  pid: number,
  ended: Promise<void> = watchPostmaster(pid),
): Promise<boolean> {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const deadline = Date.now() + startupMs;
  let rejections = 0;
  while (Date.now() < deadline && !hasEnded) {
    const answer = await askDataFolder(secrets);
    if (answer.folder) return (await realpath(answer.folder).catch(() => answer.folder)) === clusterFolder;
    if (answer.isRejected && ++rejections > 50) {
      throw new StartProblem(
        `The database in ${clusterFolder} runs (process ${pid}) but does not accept the passwords kept beside it in postgres.json. Put that file back from a backup.`,
      );
    }
    await sleep(100);
  }
  return false;
}

async function askDataFolder(secrets: ClusterSecrets): Promise<{ folder?: string; isRejected: boolean }> {
  const sql = postgres(clusterUrl(secrets, superuser, "postgres"), {
    max: 1,
    connect_timeout: 5,
    onnotice: () => undefined,
  });
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return { ...row, isRejected: false };
  } catch (error) {
    return { isRejected: (error as { code?: string }).code === "28P01" };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Resolves when a process that is not our child has ended. Watching alone keeps nobody running. */
export function watchPostmaster(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      resolve();
    }, 200);
    timer.unref();
  });
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT leaves the rest to recovery at the next start. */
export async function stopPostmaster(pid: number, ended: Promise<void>, isUrgent: boolean): Promise<void> {
  const gentle = [["SIGINT", 30_000]] as const;
  const forced = [
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const;
  for (const [signal, ms] of isUrgent ? forced : [...gentle, ...forced]) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await isSettledWithin(ms, ended)) return;
  }
}
