import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "./find-browser";

/** Makes the package unpack the libraries that slim containers lack, too. */
const asInContainer = { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };

/**
 * Unpacks the Chromium of the npm package @sparticuz/chromium below node_modules, once.
 * @returns ways to start it, without and with the libraries it brings; none on other platforms
 */
export async function unpackChromium(project = process.cwd()): Promise<Browser[]> {
  const packageFolder = join(project, "node_modules/@sparticuz/chromium");
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(packageFolder)) return [];
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const cache = join(project, "node_modules/.cache");
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    // Beside its place first: another run must not find half a browser.
    const unfinished = mkdtempSync(join(cache, "chromium-"));
    const { status } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", 'import c from "@sparticuz/chromium"; await c.executablePath();'],
      { cwd: project, env: { ...process.env, ...asInContainer, TMPDIR: unfinished }, stdio: "ignore" },
    );
    if (status === 0 && !existsSync(folder)) renameSync(unfinished, folder);
    else rmSync(unfinished, { recursive: true, force: true });
  }
  if (!existsSync(folder)) return [];
  const executablePath = join(folder, "chromium");
  const environment = { ...plainEnvironment(), FONTCONFIG_FILE: writeFontConfiguration(folder) };
  return [
    { executablePath, env: environment },
    { executablePath, env: { ...environment, LD_LIBRARY_PATH: join(folder, "al2023/lib") } },
  ];
}

/**
 * The package's own configuration looks for its fonts where cloud functions unpack them. Without any font the browser
 * crashes as soon as a page wants one that is not its own.
 * @returns its path
 */
function writeFontConfiguration(folder: string): string {
  const file = join(folder, "fonts.conf");
  const folders = [join(folder, "fonts"), "/usr/share/fonts"].map((path) => `<dir>${path}</dir>`);
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig>${folders.join("")}<cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>`,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

/** A browser needs little of our environment, and no secret. */
function plainEnvironment(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "DISPLAY"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
