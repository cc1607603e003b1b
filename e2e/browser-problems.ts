import type { BrowserContext } from "@playwright/test";

/** Errors that pages of a test report: console errors (violations of the content security policy among them) and exceptions. */
export class BrowserProblems {
  readonly #found: string[] = [];
  // Browsers ask for it by themselves while a page has no icon of its own yet.
  readonly #expected: RegExp[] = [/404.*\/favicon\.ico/];

  /** Listens to every page of a context, those that open later included. */
  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") this.#found.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.#found.push(String(error.error().stack ?? error.error())));
  }

  /** A failed request that belongs to the story: browsers report each on the console. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  unexpected(): string[] {
    return this.#found.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}
