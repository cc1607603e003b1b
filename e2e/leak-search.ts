import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import postgres from "postgres";

/** A place where something was written, and what. */
interface Writing {
  place: string;
  text: string;
}

/** Collects everything that a browser received, and searches it, the database and the logs for secrets. */
export class LeakSearch {
  readonly #received: Writing[] = [];
  readonly #reading: Promise<void>[] = [];
  readonly #secrets = new Map<string, string>();

  /** @param name how a finding calls it; the secret itself is never reported */
  addSecret(name: string, secret: string): void {
    if (secret.length < 8) throw new Error(`${name} is too short to be searched for`);
    this.#secrets.set(name, secret);
  }

  /** Keeps what was read elsewhere. */
  add(place: string, text: string): void {
    this.#received.push({ place, text });
  }

  /** Keeps every address that the context asks for, and every answer with its headers. */
  watch(context: BrowserContext): void {
    context.on("request", (request) => this.#received.push({ place: "address", text: request.url() }));
    context.on("response", (response) => {
      const place = `answer to ${response.request().method()} ${new URL(response.url()).pathname}`;
      const read = async () => {
        this.#received.push({ place: `headers of the ${place}`, text: JSON.stringify(await response.allHeaders()) });
        // A stream's body has no end.
        if (response.headers()["content-type"]?.startsWith("text/event-stream")) return;
        // Redirects have no body.
        const body = await response.body().catch(() => Buffer.alloc(0));
        this.#received.push({ place, text: body.toString("utf8") });
      };
      this.#reading.push(read().catch(() => undefined));
    });
  }

  /** Keeps what the page shows and what it stores at this moment. */
  async look(page: Page): Promise<void> {
    this.#received.push({ place: `address of ${page.url()}`, text: page.url() });
    this.#received.push({ place: `page ${page.url()}`, text: await page.content() });
    await this.lookAtStorage(page);
  }

  /** Keeps what the page stores at this moment, in the browser and in its history. */
  async lookAtStorage(page: Page): Promise<void> {
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, window.history.state, document.cookie]),
    );
    this.#received.push({ place: `storage of ${page.url()}`, text: stored });
  }

  /** @returns where secrets were received, as "{secret} in {place}" */
  async findInBrowser(): Promise<string[]> {
    await Promise.all(this.#reading);
    return this.#findIn(this.#received);
  }

  /** The same for every row of every table. */
  async findInDatabase(url: string): Promise<string[]> {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      const tables = await sql<{ name: string }[]>`
        select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
      const writings: Writing[] = [];
      for (const { name } of tables) {
        const rows = await sql.unsafe<{ text: string }[]>(`select row_to_json(r)::text as text from ${name} as r`);
        writings.push(...rows.map(({ text }) => ({ place: `table ${name}`, text })));
      }
      return this.#findIn(writings);
    } finally {
      await sql.end({ timeout: 5 });
    }
  }

  findInFiles(files: string[]): string[] {
    return this.#findIn(files.map((file) => ({ place: file, text: readFileSync(file, "utf8") })));
  }

  #findIn(writings: Writing[]): string[] {
    const found = [...this.#secrets].flatMap(([name, secret]) =>
      writings.filter(({ text }) => isIn(text, secret)).map(({ place }) => `${name} in ${place}`),
    );
    return [...new Set(found)];
  }
}

/** As it is, or in one of the ways in which bytes are written down. */
function isIn(text: string, secret: string): boolean {
  const bytes = Buffer.from(secret);
  const written = [
    secret,
    encodeURIComponent(secret),
    bytes.toString("hex"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
  ];
  return written.some((form) => text.includes(form));
}
