import { secondMs } from "@/lib/clock";

/** A host that was given up gets one more call at once in this time, however fast it answers. */
const carefulStepMs = 5 * secondMs;

/**
 * How many calls are made at once to one host: one more with each answer, half with each failure. A host that is back
 * is called one at a time and gets more as time goes by, so that it is not met by all that has waited.
 */
export class Pace {
  #limit: number;
  #isCareful = false;
  #grewAt = 0;

  constructor(
    private readonly bounds: { first: number; most: number },
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#limit = bounds.first;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  faster(): void {
    if (this.#isCareful) {
      if (this.now() - this.#grewAt < carefulStepMs) return;
      this.#grewAt = this.now();
    }
    this.#limit = Math.min(this.bounds.most, this.#limit + 1);
    if (this.#limit === this.bounds.most) this.#isCareful = false;
  }

  slower(): void {
    this.#limit = Math.max(1, this.#limit / 2);
  }

  /** The host is troubled, as this process or another one has found. */
  beginAnew(): void {
    this.#limit = 1;
    this.#isCareful = true;
    this.#grewAt = this.now();
  }
}
