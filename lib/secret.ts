/**
 * A secret in the open. It prints, serialises and inspects as `[secret]`, so that it cannot slip into a log,
 * an error or a page by accident; `reveal()` is the only way to its text, and easy to search for.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    if (!value) throw new TypeError("A secret cannot be empty");
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  /** The last four characters, for people to tell secrets apart; none where that would give half of it away. */
  get lastFour(): string {
    return this.#value.length >= 12 ? this.#value.slice(-4) : "";
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secret]";
  }
}
