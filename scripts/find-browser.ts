import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";
import { StartProblem } from "./start-problem";
import { unpackChromium } from "./unpack-chromium";

/** What Playwright needs to start a browser; can be passed on as JSON. */
export type Browser = Pick<LaunchOptions, "executablePath" | "args" | "chromiumSandbox" | "env">;

const quietly = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A Chromium that starts on this machine: the one of `PLAYWRIGHT_CHROMIUM` or `CHROME_PATH`, Playwright's own, an
 * installed Chrome or Chromium, the one that comes as an npm package, or at last one that Playwright downloads.
 * Each is tried by starting it.
 * @throws {StartProblem} when none starts
 */
export async function findBrowser(): Promise<Browser> {
  const chosen = process.env.PLAYWRIGHT_CHROMIUM || process.env.CHROME_PATH;
  if (chosen) {
    const browser = await firstThatStarts([{ executablePath: chosen }]);
    if (browser) return browser;
    throw new StartProblem(`The browser of PLAYWRIGHT_CHROMIUM or CHROME_PATH does not start: ${chosen}`);
  }
  const present = [{}, ...installedBrowsers().map((executablePath) => ({ executablePath }))];
  const browser =
    (await firstThatStarts(present)) ??
    (await firstThatStarts(await unpackChromium())) ??
    (downloadBrowser() ? await firstThatStarts([{}]) : null);
  if (browser) return browser;
  throw new StartProblem(
    "No Chromium starts on this machine. Install Chrome or Chromium, or set CHROME_PATH to the program of one.",
  );
}

/** Root and most containers cannot have Chromium's own sandbox; everybody else keeps it where it works at all. */
async function firstThatStarts(candidates: Browser[]): Promise<Browser | null> {
  const withSandbox = process.getuid?.() !== 0 && !process.env.CI;
  for (const chromiumSandbox of withSandbox ? [true, false] : [false]) {
    for (const candidate of candidates) {
      const browser = { ...candidate, args: quietly, chromiumSandbox };
      if (await starts(browser)) return browser;
    }
  }
  return null;
}

async function starts(browser: Browser): Promise<boolean> {
  try {
    const instance = await chromium.launch({ ...browser, timeout: 30_000 });
    try {
      const page = await instance.newPage();
      return (await page.evaluate("1 + 1")) === 2;
    } finally {
      await instance.close();
    }
  } catch {
    return false;
  }
}

/** Programs of Chrome and Chromium where they are usually installed. */
function installedBrowsers(): string[] {
  const { PROGRAMFILES = "", LOCALAPPDATA = "", PATH = "" } = process.env;
  const windows = [PROGRAMFILES, `${PROGRAMFILES} (x86)`, LOCALAPPDATA].map((folder) =>
    join(folder, "Google/Chrome/Application/chrome.exe"),
  );
  const macos = ["Google Chrome", "Chromium"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
  const others = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const usual = { win32: windows, darwin: macos }[process.platform as string] ?? others;
  return usual.filter((file) => existsSync(file));
}

function downloadBrowser(): boolean {
  process.stdout.write("Downloading a Chromium for the browser tests …\n");
  const cli = "node_modules/playwright/cli.js";
  return spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" }).status === 0;
}
