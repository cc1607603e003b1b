import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createInitialState } from "../data/initial-state";
import type { SandboxState } from "./sandbox-state";
import { fromStored, storedState, toStored } from "./stored-state";

/** Changes that come in a burst are written once, this long after the first of them. */
const writeDelayMs = 150;

/** The data file cannot be used; the message is one sentence for the terminal. */
export class StateFileError extends Error {
  override name = "StateFileError";
}

/**
 * Keeps the sandbox's state in one JSON file, written whole and atomically.
 * A sandbox without a file forgets everything when it stops.
 */
export class StateFile {
  readonly #path: string;
  #timer: NodeJS.Timeout | undefined;
  #pending: SandboxState | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * What the file holds, or null when there is none yet.
   * @throws {StateFileError} when it cannot be read or is not a sandbox's state: it is never overwritten then
   */
  async read(): Promise<SandboxState | null> {
    await this.#makeFolder();
    let text: string;
    try {
      text = await readFile(this.#path, "utf8");
    } catch (cause) {
      if (codeOf(cause) === "ENOENT") return null;
      throw new StateFileError(`The data file ${this.#path} cannot be read: ${reasonOf(cause)}.`, { cause });
    }
    const parsed = storedState.safeParse(parseJson(text));
    if (parsed.success) return fromStored(parsed.data, createInitialState(new Date()));
    throw new StateFileError(
      `The data file ${this.#path} does not hold the state of this sandbox. Move it away to start afresh.`,
      { cause: parsed.error },
    );
  }

  /** Has the state written soon, as it is then; returns at once. */
  schedule(state: SandboxState): void {
    this.#pending = state;
    this.#timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
    }, writeDelayMs);
  }

  /**
   * Writes what is scheduled now, and waits for it.
   * @throws {StateFileError} when the file cannot be written
   */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const state = this.#pending;
    this.#pending = undefined;
    if (state) this.#writing = this.#writing.catch(() => undefined).then(() => this.#write(state));
    return this.#writing;
  }

  /** Only the last folder of the path is made: `mkdir` with `recursive` never returns below a read-only /proc. */
  async #makeFolder(): Promise<void> {
    try {
      await mkdir(dirname(this.#path));
    } catch (cause) {
      if (codeOf(cause) === "EEXIST") return;
      throw new StateFileError(`The folder of the data file ${this.#path} cannot be made: ${reasonOf(cause)}.`, {
        cause,
      });
    }
  }

  async #write(state: SandboxState): Promise<void> {
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      await writeFile(temporary, JSON.stringify(toStored(state)), { mode: 0o600 });
      await rename(temporary, this.#path);
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw new StateFileError(`The data file ${this.#path} cannot be written: ${reasonOf(cause)}.`, { cause });
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function reasonOf(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.message : String(error));
}
