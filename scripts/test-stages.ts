import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChildProcesses, Program } from "./child-processes";
import { failuresOf } from "./test-failures";
import { countLine, runnerCount, sumCounts, type TestCount } from "./test-results";

/** The stages of one `npm test`: each tells how it went in a line, and a failed one shows what it said. */
export class TestStages {
  readonly #programs: ChildProcesses;
  readonly #reports: string;
  readonly #stopping: AbortSignal;
  readonly #counts: TestCount[] = [];
  readonly #failures: string[] = [];

  /**
   * @param reports folder for the runners' reports
   * @param stopping once aborted, its reason is thrown: what was broken off has no result
   */
  constructor(programs: ChildProcesses, reports: string, stopping: AbortSignal) {
    this.#programs = programs;
    this.#reports = reports;
    this.#stopping = stopping;
  }

  /** A program that is one test as a whole. @returns whether it passed */
  async check(program: Program): Promise<boolean> {
    const start = performance.now();
    const isPassed = await this.#programs.succeeds(program);
    this.#stopping.throwIfAborted();
    this.#tell(program, { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0 }, start);
    return isPassed;
  }

  /** Something that needs no program to pass. @returns true */
  pass(title: string): true {
    this.#tell({ name: "", title }, { passed: 1, failed: 0, skipped: 0 }, performance.now());
    return true;
  }

  /**
   * A test runner that writes a report.
   * @param program is given the report's file name
   */
  async runner(program: (report: string) => Program, count: (text: string) => TestCount): Promise<void> {
    const start = performance.now();
    const { name } = program("");
    const report = join(this.#reports, `${name}.json`);
    const hasEndedWell = await this.#programs.succeeds(program(report));
    this.#stopping.throwIfAborted();
    const text = existsSync(report) ? readFileSync(report, "utf8") : null;
    this.#failures.push(...failuresOf(text ?? ""));
    this.#tell(program(report), runnerCount(text, hasEndedWell, count), start);
  }

  /** A failure outside of the programs, in a sentence. */
  fail(sentence: string): void {
    this.#counts.push({ passed: 0, failed: 1, skipped: 0 });
    process.stdout.write(`\n  FAILED  ${sentence}\n\n`);
  }

  /** The runners' failed tests, each with the beginning of its error. */
  failures(): readonly string[] {
    return this.#failures;
  }

  total(): TestCount {
    return sumCounts(this.#counts);
  }

  #tell(program: Pick<Program, "name" | "title">, count: TestCount, start: number): void {
    this.#counts.push(count);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    const word = count.failed > 0 ? "FAILED" : "passed";
    const line = `  ${word}  ${program.title.padEnd(16)} ${seconds.padStart(6)} s   ${countLine(count)}\n`;
    process.stdout.write(count.failed > 0 ? `\n${this.#outputOf(program)}\n${line}\n` : line);
  }

  #outputOf(program: Pick<Program, "name">): string {
    const file = this.#programs.logFile(program);
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-600).join("\n") : "";
  }
}
