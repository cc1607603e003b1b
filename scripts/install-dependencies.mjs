import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { holdPidLock } from "./pid-lock.mjs";

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const markerFile = join(projectFolder, "node_modules", ".latchkey-installed");

/**
 * Ends the process with one sentence when this Node is too old to run the product.
 * Plain JavaScript: it runs before anything is installed.
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `Latchkey needs Node 20.19 or later, and this is Node ${version}. Install a newer one from https://nodejs.org.\n`,
  );
  process.exit(1);
}

/** Installs exactly what package-lock.json lists, unless that is what is there already. */
export async function installDependencies() {
  const wanted = installationKey();
  if (readMarker() === wanted) return;
  const place = createHash("sha256").update(realpathSync(projectFolder)).digest("hex").slice(0, 16);
  const release = await holdPidLock(join(tmpdir(), `latchkey-install-${place}.lock`), () =>
    process.stdout.write("Waiting for another installation in this folder to finish …\n"),
  );
  try {
    const marker = readMarker();
    if (marker === wanted) return;
    if (marker !== null || !isAsLocked(readLock("package-lock.json"), readLock("node_modules/.package-lock.json"))) {
      runNpmCi();
    }
    mkdirSync(dirname(markerFile), { recursive: true });
    writeFileSync(markerFile, wanted);
  } finally {
    release();
  }
}

/**
 * Whether npm installed what the lock lists: every package at its version, apart from optional ones, of which only
 * those of this platform are there.
 * @param {Record<string, { version?: string, optional?: boolean }> | null} wanted `packages` of package-lock.json
 * @param {Record<string, { version?: string }> | null} installed `packages` of node_modules/.package-lock.json
 */
export function isAsLocked(wanted, installed) {
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

function installationKey() {
  const lock = createHash("sha256")
    .update(readFileSync(join(projectFolder, "package-lock.json")))
    .digest("hex");
  return [lock, `node ${process.versions.node.split(".")[0]}`, process.platform, process.arch].join(" ");
}

function readMarker() {
  return existsSync(markerFile) ? readFileSync(markerFile, "utf8") : null;
}

function readLock(path) {
  const file = join(projectFolder, path);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

function runNpmCi() {
  process.stdout.write("Installing what package-lock.json lists (npm ci) …\n");
  const parameters = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const isNpmScript = npm !== undefined && /\.c?js$/.test(npm);
  const { status, error } = spawnSync(
    isNpmScript ? process.execPath : "npm",
    isNpmScript ? [npm, ...parameters] : parameters,
    {
      cwd: projectFolder,
      stdio: ["ignore", "inherit", "inherit"],
      shell: !isNpmScript && process.platform === "win32",
    },
  );
  if (status === 0) return;
  process.stderr.write(
    `The packages could not be installed (${error ? error.message : `npm ci ended with ${status}`}). Check that the npm registry can be reached and that ${projectFolder} can be written, then start again.\n`,
  );
  process.exit(1);
}
