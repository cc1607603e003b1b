import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DataFolder } from "./data-folder";
import { isAlive } from "./is-alive.mjs";
import { findFreePort, isPortFree } from "./ports";
import {
  type ClusterSecrets,
  newClusterSecrets,
  readClusterSecrets,
  writeClusterSecrets,
} from "./postgres/cluster-secrets";
import { createCluster, requireSameVersion, superuser } from "./postgres/create-cluster";
import { appRole, clusterUrl, createRoles, ownerRole } from "./postgres/create-roles";
import { findPostgresBinaries } from "./postgres/postgres-binaries";
import { findPostgresUser, requireReachable } from "./postgres/postgres-user";
import { findPostmaster } from "./postgres/postmaster-pid";
import {
  postgresLogFile,
  runPostgres,
  stopPostmaster,
  waitForOwnServer,
  watchPostmaster,
} from "./postgres/run-postgres";
import { stopWithKeeper } from "./postgres/stop-with-keeper";
import { StartProblem } from "./start-problem";

export interface LocalPostgres {
  /** For migrations. */
  ownerUrl: string;
  /** For web and worker. */
  appUrl: string;
  /** For making databases in tests. */
  superuserUrl: string;
  port: number;
  pid: number;
  /** True when the server ran already. */
  isAttached: boolean;
  logFile: string;
  /** Resolves when the server ends, by whatever cause. */
  ended: Promise<void>;
  /** Ends it: sessions are cut off, what was acknowledged is kept. Leaves a server alone that another start keeps. */
  stop: (options?: { isUrgent?: boolean }) => Promise<void>;
}

/**
 * Starts the built-in PostgreSQL on the data folder, or joins the one that runs there already. It listens on a port
 * of 127.0.0.1 only, asks for passwords, and is set up on the first start.
 * @param options.isDurable false lets a power cut lose rows: for tests
 * @throws {StartProblem} when the folder or the programs cannot be used by the user PostgreSQL would run as
 */
export async function startLocalPostgres(folder: DataFolder, options: { isDurable: boolean }): Promise<LocalPostgres> {
  const binaries = findPostgresBinaries();
  const user = findPostgresUser(folder.cluster);
  if (user) {
    requireReachable(user, folder.root, `its data in ${folder.root}`);
    requireReachable(user, join(binaries.home, "bin"), "its programs");
  }
  const secrets = readClusterSecrets(folder.clusterSecrets) ?? newClusterSecrets(await findFreePort());

  if (existsSync(folder.cluster)) {
    requireOwnFolder(folder);
    requireSameVersion(binaries, folder.cluster);
  } else {
    writeClusterSecrets(folder.clusterSecrets, secrets);
    await createCluster({
      binaries,
      clusterFolder: folder.cluster,
      password: secrets.superuserPassword,
      user,
      isDurable: options.isDurable,
    });
  }

  const running = findPostmaster(folder.cluster);
  if (running && (await waitForOwnServer({ ...secrets, port: running.port }, folder.cluster, running.pid))) {
    secrets.port = running.port;
    if (!secrets.keeperPid || !isAlive(secrets.keeperPid)) secrets.keeperPid = process.pid;
    return handOut(folder, secrets, { pid: running.pid, isAttached: true, ended: watchPostmaster(running.pid) });
  }
  if (!(await isPortFree(secrets.port))) secrets.port = await findFreePort();
  const server = await runPostgres({ binaries, folder, secrets, user, isDurable: options.isDurable });
  secrets.keeperPid = process.pid;
  return handOut(folder, secrets, { ...server, isAttached: false });
}

async function handOut(
  folder: DataFolder,
  secrets: ClusterSecrets,
  server: { pid: number; isAttached: boolean; ended: Promise<void> },
): Promise<LocalPostgres> {
  writeClusterSecrets(folder.clusterSecrets, secrets);
  const isKeeper = secrets.keeperPid === process.pid;
  const callOff = isKeeper ? stopWithKeeper(server.pid) : () => undefined;
  const stop: LocalPostgres["stop"] = async ({ isUrgent = false } = {}) => {
    callOff();
    if (isKeeper) await stopPostmaster(server.pid, server.ended, isUrgent);
  };
  try {
    await createRoles(secrets);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ownerUrl: clusterUrl(secrets, ownerRole),
    appUrl: clusterUrl(secrets, appRole),
    superuserUrl: clusterUrl(secrets, superuser, "postgres"),
    port: secrets.port,
    logFile: postgresLogFile(folder),
    ...server,
    stop,
  };
}

function requireOwnFolder(folder: DataFolder): void {
  const uid = process.getuid?.();
  const { uid: ownerUid } = statSync(folder.cluster);
  if (uid !== undefined && uid !== 0 && uid !== ownerUid) {
    throw new StartProblem(
      `The database in ${folder.cluster} belongs to another user (uid ${ownerUid}). Start Latchkey as the user who started it first, or set LATCHKEY_DATA_DIR to a folder of your own.`,
    );
  }
  if (!existsSync(folder.clusterSecrets)) {
    throw new StartProblem(
      `The passwords of the database in ${folder.cluster} are missing: put ${folder.clusterSecrets} back from a backup, or move the folder away to begin anew.`,
    );
  }
}
