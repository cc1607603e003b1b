import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChildProcesses, type Program } from "./child-processes";
import { isAlive } from "./is-alive.mjs";
import type { StartProblem } from "./start-problem";

let folder: string;
let problems: StartProblem[];
let programs: ChildProcesses;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-children-"));
  problems = [];
  programs = new ChildProcesses(folder, (problem) => problems.push(problem));
});
afterEach(async () => {
  await programs.close({ isUrgent: true });
  rmSync(folder, { recursive: true });
});

function program(name: string, code: string): Program {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return { name, title: `The ${name}`, parameters: [file], environment: { ...process.env, NODE_ENV: "test" } };
}

const logOf = (name: string) => readFileSync(join(folder, `${name}.log`), "utf8");
/** Programs take their time to start on a busy machine. */
const soonMs = 25_000;
const stay = "setInterval(() => undefined, 1_000);";
/** Starts a process of its own that stays, and writes its id into the log. */
const withChild = `import { spawn } from "node:child_process";
  console.log("child " + spawn(process.execPath, ["-e", "${stay}"], { stdio: "ignore" }).pid); ${stay}`;
const childIn = (log: string) => Number(/child (\d+)/.exec(log)?.[1]);

vi.setConfig({ testTimeout: 30_000 });

describe("ChildProcesses", () => {
  it("tells how a program ended that should have stayed, with what this run of it said last", async () => {
    writeFileSync(join(folder, "web.log"), "said by an earlier run\n");
    programs.start(program("web", 'console.log("about to fail"); process.exit(3);'));
    await vi.waitFor(() => expect(problems).toHaveLength(1), soonMs);
    expect(problems[0]?.message).toMatch(/^The web ended with exit code 3\. The end of .*web\.log:\nabout to fail$/);
  });

  it("says nothing of programs that it was asked to end, and ends what they started", async () => {
    programs.start(program("worker", withChild));
    await vi.waitFor(() => expect(childIn(logOf("worker"))).toBeGreaterThan(0), soonMs);
    const child = childIn(logOf("worker"));
    await programs.stop();
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), soonMs);
    expect(problems).toEqual([]);
  });

  it("lets a program finish what it does before it ends", async () => {
    const code = `process.on("SIGTERM", () => setTimeout(() => { console.log("finished"); process.exit(0); }, 300)); console.log("up"); ${stay}`;
    programs.start(program("worker", code));
    await vi.waitFor(() => expect(logOf("worker")).toContain("up"), soonMs);
    await programs.stop();
    expect(logOf("worker")).toContain("finished");
  });

  it("runs a program to its end, and throws what it said when it failed", async () => {
    await programs.run(program("build", 'console.log("built");'));
    await expect(programs.run(program("build", 'console.error("no such file"); process.exit(1);'))).rejects.toThrow(
      /^The build ended with exit code 1\. [\s\S]*no such file$/,
    );
  });

  it("starts nothing any more once closed", async () => {
    await programs.close();
    expect(() => programs.start(program("web", stay))).toThrow("The web was not started");
  });
});

it("ends a program when whoever started it is killed outright", async () => {
  const starter = join(folder, "starter.mjs");
  const tethered = join(folder, "tethered.mjs");
  writeFileSync(tethered, stay);
  writeFileSync(
    starter,
    `import { spawn } from "node:child_process";
     const child = spawn(process.execPath, ["--import", "./scripts/exit-with-parent.mjs", ${JSON.stringify(tethered)}], {
       detached: true, stdio: ["ignore", "ignore", "ignore", "pipe"], env: { ...process.env, LATCHKEY_TETHER: "1" } });
     console.log("child " + child.pid); ${stay}`,
  );
  const parent = spawn(process.execPath, [starter], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const said = await new Promise<string>((resolve) => parent.stdout.once("data", (data) => resolve(String(data))));
    const child = childIn(said);
    expect(isAlive(child)).toBe(true);
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), soonMs);
  } finally {
    parent.kill("SIGKILL");
  }
});
