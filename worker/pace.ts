/**
 * How many calls are made at once to one host: one more with each answer, half with each failure, so that a host that
 * comes back is not met by all that has waited.
 */
export class Pace {
  #limit: number;

  constructor(private readonly bounds: { first: number; most: number }) {
    this.#limit = bounds.first;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  faster(): void {
    this.#limit = Math.min(this.bounds.most, this.#limit + 1);
  }

  slower(): void {
    this.#limit = Math.max(1, this.#limit / 2);
  }
}
