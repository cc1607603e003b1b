import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandLineOf } from "../command-line-of";
import { isAlive } from "../is-alive.mjs";

/** What a running PostgreSQL writes into its data folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** Reads the format of postmaster.pid: process id, data folder, start time, port, one a line. */
export function parsePostmasterPid(text: string): Postmaster | null {
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : null;
}

/**
 * The server that runs on this data folder, or null. What a killed server left behind is removed when its process
 * id has gone to another program (after a restart of the machine) or was never collected by its parent: PostgreSQL
 * itself only sees that the id is in use, and would refuse to start.
 */
export function findPostmaster(clusterFolder: string): Postmaster | null {
  const file = join(clusterFolder, "postmaster.pid");
  const postmaster = existsSync(file) ? parsePostmasterPid(readFileSync(file, "utf8")) : null;
  if (!postmaster || !isAlive(postmaster.pid)) return null;
  const commandLine = commandLineOf(postmaster.pid);
  if (commandLine === null || commandLine.includes(clusterFolder)) return postmaster;
  rmSync(file);
  return null;
}
