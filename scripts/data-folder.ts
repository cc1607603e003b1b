import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StartProblem } from "./start-problem";

/** Where the pieces of a data folder are. */
export interface DataFolder {
  root: string;
  /** Log files of every process, one each. */
  logs: string;
  /** The embedded PostgreSQL's own folder. */
  cluster: string;
  /** Ports and passwords of the embedded PostgreSQL; mode 600. */
  clusterSecrets: string;
  sandboxFile: string;
}

/**
 * Makes the data folder, closed to other users, and checks that it can be written.
 * @param path `LATCHKEY_DATA_DIR`, relative to the current folder
 * @throws {StartProblem} when it cannot be made or written
 */
export function prepareDataFolder(path: string): DataFolder {
  const wanted = resolve(path);
  try {
    makeFolder(join(wanted, "logs"));
    accessSync(wanted, constants.W_OK | constants.X_OK);
    accessSync(join(wanted, "logs"), constants.W_OK | constants.X_OK);
    // Root's PostgreSQL runs as another user, who must get through to its own folder but sees nothing else.
    chmodSync(wanted, process.getuid?.() === 0 ? 0o711 : 0o700);
    chmodSync(join(wanted, "logs"), 0o700);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartProblem(
      `The folder ${wanted} cannot be written (${code}). Make it writable for this user, or set LATCHKEY_DATA_DIR to another folder.`,
    );
  }
  const root = realpathSync(wanted);
  return {
    root,
    logs: join(root, "logs"),
    cluster: join(root, "postgres"),
    clusterSecrets: join(root, "postgres.json"),
    sandboxFile: join(root, "sandbox.json"),
  };
}

/** Node's own recursive way never returns where the system says ENOENT to every attempt, as below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
