import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAlive } from "./is-alive.mjs";

/**
 * Waits until no other living process holds the lock file, then holds it for this one.
 * @param {string} file
 * @param {(pid: number) => void} onWait called once when somebody else holds it
 * @returns {Promise<() => void>} gives the lock back
 */
export async function holdPidLock(file, onWait) {
  for (let waits = 0; ; waits++) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      const release = () => rmSync(file, { force: true });
      process.once("exit", release);
      return () => {
        process.off("exit", release);
        release();
      };
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder !== null && !isAlive(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (waits === 0 && holder !== null) onWait(holder);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** The process that holds the lock; null while the file is just being written or removed. */
function readHolder(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
