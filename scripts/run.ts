import { ChildProcesses } from "./child-processes";
import { isSettledWithin } from "./is-settled-within";
import type { LocalPostgres } from "./local-postgres";
import { tailOf } from "./log-file";
import { exitWithProblem, StartProblem } from "./start-problem";

/** Signals that come this close together are one Ctrl-C, which reaches us from the terminal and through npm. */
const oneKeyPressMs = 1_000;
/** Longest time that a step under way when everything is to end may take: setting up a database on a slow disk. */
const settleMs = 60_000;

/**
 * What one `npm start` or `npm test` has running, and its end: by Ctrl-C, because npm went away, or because one of
 * the programs died. Whatever the cause, all of it ends, web and worker before the sandbox, the database last.
 */
export class Run {
  readonly #stop = new AbortController();
  readonly #onDeath: (problem: StartProblem) => void;
  readonly #leftovers: (() => void)[] = [];
  #programs: ChildProcesses | null = null;
  #database: LocalPostgres | null = null;
  #isEnding = false;
  #askedToStopAt: number | null = null;

  /** @param onDeath told when a program or the database dies; by default that ends the run */
  constructor(onDeath?: (problem: StartProblem) => void) {
    this.#onDeath = onDeath ?? ((problem) => this.#stop.abort(problem));
  }

  /** Aborted when everything is to end; its reason is a {@link StartProblem}, or null after Ctrl-C. */
  get stopping(): AbortSignal {
    return this.#stop.signal;
  }

  throwIfStopping(): void {
    this.stopping.throwIfAborted();
  }

  /** The programs of this run; one that dies ends the run. @param logs folder of their log files */
  watchPrograms(logs: string): ChildProcesses {
    this.#programs = new ChildProcesses(logs, this.#onDeath);
    return this.#programs;
  }

  /** Hands the built-in database over, to be ended with the rest; its death ends the run. */
  keepDatabase(database: LocalPostgres | null): void {
    this.#database = database;
    void database?.ended.then(() => {
      if (this.#isEnding) return;
      const { logFile } = database;
      this.#onDeath(new StartProblem(`The built-in PostgreSQL ended. The end of ${logFile}:\n${tailOf(logFile)}`));
    });
    this.throwIfStopping();
  }

  /** Something to clear away when everything has ended. */
  afterwards(clear: () => void): void {
    this.#leftovers.push(clear);
  }

  /**
   * Runs `work`, then stays until the run is to end, ends everything, and ends this process.
   * @param work may resolve to an exit code, which ends the run at once
   */
  async execute(work: (run: Run) => Promise<number | undefined> | Promise<void>): Promise<never> {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.#askToStop());
    process.once("disconnect", () => this.#askToStop());
    // The terminal may be gone; what is left to say is then said to nobody.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
    const stopped = new Promise<never>((_, reject) => {
      this.stopping.addEventListener("abort", () => reject(this.stopping.reason));
    });
    const working = work(this);
    let problem: unknown = null;
    try {
      const code = await Promise.race([working, stopped]);
      if (code !== undefined) {
        await this.#end();
        process.exit(code);
      }
      await stopped;
    } catch (error) {
      problem = this.stopping.aborted ? this.stopping.reason : error;
    }
    if (problem === null) process.stdout.write("\nStopping …\n");
    await this.#end(working);
    if (problem !== null) exitWithProblem(problem);
    process.exit(0);
  }

  #askToStop(): void {
    this.#askedToStopAt ??= Date.now();
    if (Date.now() - this.#askedToStopAt > oneKeyPressMs) void this.#killEverything();
    // An explicit null: the default reason would be an error.
    this.#stop.abort(null);
  }

  async #end(working: Promise<unknown> = Promise.resolve()): Promise<void> {
    this.#isEnding = true;
    await this.#programs?.stop({ names: ["web", "worker", "build"] });
    await this.#programs?.close();
    // What was just being started is handed over before it is ended.
    await isSettledWithin(settleMs, working);
    await this.#database?.stop();
    for (const clear of this.#leftovers) clear();
  }

  async #killEverything(): Promise<void> {
    this.#isEnding = true;
    await this.#programs?.close({ isUrgent: true });
    await this.#database?.stop({ isUrgent: true });
    for (const clear of this.#leftovers) clear();
    process.exit(1);
  }
}
