import { createHash } from "node:crypto";

/** Picks that look random and are the same every time for the same name, so that people can talk about what they see. */
export class PseudoRandom {
  readonly #name: string;
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @returns a whole number from 0 up to, without, `limit` */
  below(limit: number): number {
    this.#count += 1;
    return createHash("sha256").update(`${this.#name}/${this.#count}`).digest().readUInt32BE(0) % limit;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }
}
