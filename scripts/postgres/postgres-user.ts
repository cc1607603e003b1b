import { lstatSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { StartProblem } from "../start-problem";

/** Whom PostgreSQL runs as when we are root: it refuses to run as root itself. */
export interface PostgresUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The user to run PostgreSQL as.
 * @param clusterFolder its owner is kept when it exists already
 * @returns null when this process is not root, so that nothing needs to change
 * @throws {StartProblem} when root finds no such user
 */
export function findPostgresUser(clusterFolder: string): PostgresUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = parsePasswd(readFileSync("/etc/passwd", "utf8"));
  const owner = lstatSync(clusterFolder, { throwIfNoEntry: false });
  const known =
    (owner && owner.uid !== 0 && users.find(({ uid }) => uid === owner.uid)) ||
    users.find(({ name }) => name === "postgres") ||
    users.find(({ name }) => name === "nobody");
  if (known) return known;
  throw new StartProblem(
    "PostgreSQL does not run as root, and there is no user “postgres” or “nobody” to run it as. Start Latchkey as an ordinary user, or set DATABASE_URL.",
  );
}

/** Reads the format of passwd(5). */
export function parsePasswd(text: string): PostgresUser[] {
  return text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/**
 * @throws {StartProblem} when a folder above `path` (or `path` itself, when it is a folder) keeps the user out
 */
export function requireReachable(user: PostgresUser, path: string, what: string): void {
  for (const folder of withAncestors(path)) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (!stats?.isDirectory() || mayEnter(user, stats)) continue;
    throw new StartProblem(
      `PostgreSQL cannot run as root, and the user “${user.name}” it runs as instead may not enter ${folder}, so it cannot reach ${what}. ` +
        "Move the folder out of there (for instance to /srv or /opt), start Latchkey as an ordinary user, or set DATABASE_URL.",
    );
  }
}

/** Whether the permission bits let a user pass through a folder. */
export function mayEnter(user: PostgresUser, folder: { mode: number; uid: number; gid: number }): boolean {
  const bit = folder.uid === user.uid ? 0o100 : folder.gid === user.gid ? 0o010 : 0o001;
  return (folder.mode & bit) !== 0;
}

function withAncestors(path: string): string[] {
  const absolute = resolve(path);
  const parent = dirname(absolute);
  return parent === absolute ? [absolute] : [...withAncestors(parent), absolute];
}
