import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { join, relative } from "node:path";
import { isSettledWithin } from "./is-settled-within";
import { appendLogFile, tailOf } from "./log-file";
import { StartProblem } from "./start-problem";

export interface Program {
  /** Names the log file. */
  name: string;
  /** How people are told about it, at the beginning of a sentence. */
  title: string;
  /** What Node is given: flags, file, parameters. */
  parameters: string[];
  environment: NodeJS.ProcessEnv;
  /** Shows its output in the terminal too. */
  isEchoed?: boolean;
}

interface Child {
  program: Program;
  process: ChildProcess;
  /** Length of its log file before it wrote to it. */
  logStart: number;
  /** It was asked to end. */
  isEnding: boolean;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Time a program has to end by itself; a worker lets refreshes in flight finish. */
const graceMs = 25_000;

/** The programs of one run: each with a log file, each watched, all ended together. */
export class ChildProcesses {
  readonly #logs: string;
  readonly #onDeath: (problem: StartProblem) => void;
  readonly #children = new Set<Child>();
  #isClosed = false;

  /** @param onDeath told once about each program that ends without having been asked to */
  constructor(logs: string, onDeath: (problem: StartProblem) => void) {
    this.#logs = logs;
    this.#onDeath = onDeath;
  }

  /** Starts a program that is meant to run until {@link stop}. */
  start(program: Program): void {
    const child = this.#spawn(program);
    void child.exited.then((end) => {
      if (!child.isEnding) this.#onDeath(new StartProblem(this.#describe(child, end)));
    });
  }

  /**
   * Runs a program to its end.
   * @throws {StartProblem} with the end of its log when it fails, or was stopped
   */
  async run(program: Program): Promise<void> {
    const child = this.#spawn(program);
    const end = await child.exited;
    if (end.code !== 0) throw new StartProblem(this.#describe(child, end));
  }

  /** Runs a program to its end. @returns whether it ended with exit code 0 */
  async succeeds(program: Program): Promise<boolean> {
    return (await this.#spawn(program).exited).code === 0;
  }

  /** Ends programs and everything they started: all, or those with these names. */
  async stop(options: { names?: string[]; isUrgent?: boolean } = {}): Promise<void> {
    const { names, isUrgent = false } = options;
    const ending = [...this.#children].filter(({ program }) => !names || names.includes(program.name));
    await Promise.all(
      ending.map(async (child) => {
        child.isEnding = true;
        if (!isUrgent) {
          kill(child.process, "SIGTERM");
          await isSettledWithin(graceMs, child.exited);
        }
        // Also after a calm end: the leader may have left something behind in its group.
        kill(child.process, "SIGKILL");
        await child.exited;
      }),
    );
  }

  /** Ends all programs for good: none can be started any more. */
  async close(options: { isUrgent?: boolean } = {}): Promise<void> {
    this.#isClosed = true;
    await this.stop(options);
  }

  #spawn(program: Program): Child {
    if (this.#isClosed) throw new StartProblem(`${program.title} was not started, because everything is to end.`);
    const { descriptor, size } = appendLogFile(this.logFile(program));
    const child = spawn(process.execPath, ["--import", "./scripts/exit-with-parent.mjs", ...program.parameters], {
      // A group of its own: Ctrl-C in the terminal reaches us only, and we end the programs in order.
      detached: process.platform !== "win32",
      stdio: ["ignore", program.isEchoed ? "inherit" : descriptor, program.isEchoed ? "inherit" : descriptor, "pipe"],
      env: { ...program.environment, LATCHKEY_TETHER: "1" },
    });
    closeSync(descriptor);
    const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
      child.once("error", () => resolve({ code: null, signal: null }));
    });
    const started = { program, process: child, exited, logStart: size, isEnding: false };
    this.#children.add(started);
    void exited.then(() => this.#children.delete(started));
    return started;
  }

  #describe({ program, logStart }: Child, end: { code: number | null; signal: NodeJS.Signals | null }): string {
    const how = end.signal ? `was ended by ${end.signal}` : `ended with exit code ${end.code ?? "none"}`;
    const file = this.logFile(program);
    const tail = program.isEchoed ? "" : tailOf(file, logStart);
    return `${program.title} ${how}.${tail ? ` The end of ${relative(process.cwd(), file)}:\n${tail}` : ""}`;
  }

  /** Where the output of a program goes. */
  logFile(program: Pick<Program, "name">): string {
    return join(this.#logs, `${program.name}.log`);
  }
}

/** Signals a program and everything it started. */
function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid === undefined) return;
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // Gone already; macOS says EPERM of a group whose last process was not collected yet.
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
