import { ParameterError } from "./parameter-error";

/** RFC 3339 section 5.6: the offset is required. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** @throws {ParameterError} for a call that has a query and documents none */
export function refuseParameters(url: string): void {
  new QueryParameters(url, []);
}

/** The query of a call, read strictly: what Mirakl does not document for the call is refused, not ignored. */
export class QueryParameters {
  readonly #values: URLSearchParams;

  /**
   * @param documented the names that the call knows; those ending in `[]` may come several times
   * @throws {ParameterError} for an unknown parameter, and for a single one that comes twice
   */
  constructor(url: string, documented: readonly string[]) {
    this.#values = new URL(url).searchParams;
    for (const name of this.#values.keys()) {
      if (documented.includes(`${name}[]`)) continue;
      if (!documented.includes(name)) throw new ParameterError(`Unknown parameter: ${name}`, name);
      if (this.#values.getAll(name).length > 1) throw new ParameterError(`${name} comes more than once`, name);
    }
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    if (value === "") throw new ParameterError(`${name} is empty`, name);
    return value ?? undefined;
  }

  texts(name: string): string[] {
    return this.#values.getAll(name);
  }

  integer(name: string, { min, max }: { min: number; max: number }): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw new ParameterError(`${name} must be a whole number from ${min} to ${max}`, name);
    }
    return number;
  }

  boolean(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value !== "true" && value !== "false") throw new ParameterError(`${name} must be true or false`, name);
    return value === "true";
  }

  /** @returns milliseconds since 1970 */
  instant(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const ms = rfc3339.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(ms)) throw new ParameterError(`${name} must be a date and time as in RFC 3339`, name);
    return ms;
  }

  /** The `shop_id` that every call takes. */
  shopId(): number | undefined {
    return this.integer("shop_id", { min: 0, max: Number.MAX_SAFE_INTEGER });
  }
}
