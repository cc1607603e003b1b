import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartProblem } from "../start-problem";
import { type PostgresBinaries, postgresEnvironment } from "./postgres-binaries";
import type { PostgresUser } from "./postgres-user";

export const superuser = "latchkey_superuser";

interface NewCluster {
  binaries: PostgresBinaries;
  clusterFolder: string;
  password: string;
  user: PostgresUser | null;
  isDurable: boolean;
}

/**
 * Makes the data folder of a PostgreSQL: UTF-8, sorted by code point, passwords by SCRAM. It is made beside its place
 * and moved there when complete, so that an interrupted first start leaves nothing half made.
 */
export async function createCluster({ binaries, clusterFolder, password, user, isDurable }: NewCluster): Promise<void> {
  const unfinished = `${clusterFolder}.new`;
  const passwordFolder = mkdtempSync(join(tmpdir(), "latchkey-"));
  const passwordFile = join(passwordFolder, "password");
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) {
      chmodSync(passwordFolder, 0o711);
      for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
    }
    await run(
      binaries.initdb,
      [
        ["--pgdata", unfinished, "--username", superuser, "--pwfile", passwordFile],
        ["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"],
        ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions"],
        isDurable ? [] : ["--no-sync"],
      ].flat(),
      user,
    );
    renameSync(unfinished, clusterFolder);
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
  }
}

/** @throws {StartProblem} when the folder was made by another major version, which cannot read it */
export function requireSameVersion(binaries: PostgresBinaries, clusterFolder: string): void {
  const file = join(clusterFolder, "PG_VERSION");
  const version = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (version === binaries.majorVersion) return;
  throw new StartProblem(
    `${clusterFolder} was made by PostgreSQL ${version || "of an unknown version"}, but this Latchkey brings PostgreSQL ${binaries.majorVersion}. ` +
      "Nothing was changed: move the data with pg_dump as docs/operations.md describes, or go back to the earlier Latchkey.",
  );
}

function run(program: string, parameters: string[], user: PostgresUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      stdio: ["ignore", "pipe", "pipe"],
      cwd: "/",
      env: postgresEnvironment(),
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    const output: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      const tail = Buffer.concat(output).toString().trim().split("\n").slice(-6).join("\n");
      reject(new StartProblem(`The built-in PostgreSQL could not be set up (initdb ended with ${code}):\n${tail}`));
    });
  });
}
