/** So many times as many as there are places may be under way, or a slow database would be swamped with results. */
const mostOver = 2;

/**
 * The places of a loop: what is worked on takes one, and leaves it as soon as what is left of the work calls nobody.
 */
export class Places {
  /** Taken: asked for, or worked on. */
  #taken = 0;
  /** Asked for, worked on, or ending without a place. */
  #underWay = 0;
  #waiting: (() => void)[] = [];

  constructor(private readonly count: () => number) {}

  get free(): number {
    return Math.min(this.count() - this.#taken, mostOver * this.count() - this.#underWay);
  }

  /** @returns how many were free, which are taken now */
  takeFree(): number {
    const free = Math.max(0, this.free);
    this.#taken += free;
    this.#underWay += free;
    return free;
  }

  /** Of those that were taken. */
  giveBack(count: number): void {
    this.#taken -= count;
    this.#underWay -= count;
    this.#wake();
  }

  /** What is worked on in a place that was taken; it leaves once, at its end at the latest. */
  enter(): { leave: () => void; end: () => void } {
    let isInside = true;
    const leave = () => {
      if (isInside) this.#taken -= 1;
      isInside = false;
      this.#wake();
    };
    const end = () => {
      this.#underWay -= 1;
      leave();
    };
    return { leave, end };
  }

  untilOneIsFree(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
