import type { Caller } from "../requests/caller";

export const faultKinds = ["429", "503", "slow", "garbage", "html", "reset"] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface FaultRule {
  /** `authentication`, the id of a marketplace, or `connect`; null matches all of them. */
  target: string | null;
  /** The exact path, or its beginning followed by `*`; null matches every path. */
  path: string | null;
  apiKey: string | null;
  clientId: string | null;
  kind: FaultKind;
  /** How many calls it still answers. */
  times: number;
  /** For 429 and 503: the Retry-After header; null leaves it out. */
  retryAfterSeconds: number | null;
  /** For slow. */
  delayMs: number;
}
export type Fault = FaultRule & { id: number };

export interface FaultCandidate extends Caller {
  target: string;
  path: string;
}

/** Faults to come, first come first served; each is used up by the calls that it matches. */
export class FaultList {
  #faults: Fault[] = [];
  #lastId = 0;

  add(rule: FaultRule): Fault {
    this.#lastId += 1;
    const fault = { id: this.#lastId, ...rule };
    this.#faults.push(fault);
    return fault;
  }

  list(): Fault[] {
    return this.#faults;
  }

  /** @returns whether there was such a fault */
  remove(id: number): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
  }

  /** The first fault that matches, one use of it spent. */
  take(call: FaultCandidate): Fault | null {
    const fault = this.#faults.find((candidate) => matches(candidate, call));
    if (!fault) return null;
    fault.times -= 1;
    if (fault.times <= 0) this.remove(fault.id);
    return fault;
  }
}

function matches(fault: Fault, call: FaultCandidate): boolean {
  return (
    (fault.target === null || fault.target === call.target) &&
    (fault.path === null || matchesPath(fault.path, call.path)) &&
    (fault.apiKey === null || fault.apiKey === call.apiKey) &&
    (fault.clientId === null || fault.clientId === call.clientId)
  );
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
