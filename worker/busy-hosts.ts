import { secondMs } from "@/lib/clock";
import { Pace } from "./pace";

/** How many calls of this process are under way to each host, and how many it takes. */
export class BusyHosts {
  readonly #hosts = new Map<string, { running: number; pace: Pace }>();
  /** Hosts of which all was claimed that they had room for: they may have more. */
  readonly #full = new Set<string>();
  #probesAt = Number.NEGATIVE_INFINITY;

  /** @param perHost calls at once to one host, at first and at most */
  constructor(private readonly perHost: { first: number; most: number }) {}

  /**
   * @param claimed the host of each claim
   * @param room what was asked for; a host that is not in it was asked for `perHost.first`
   */
  enter(claimed: readonly string[], room: Record<string, number>): void {
    const entered = new Map<string, number>();
    for (const host of claimed) {
      const known = this.#hosts.get(host) ?? { running: 0, pace: new Pace(this.perHost) };
      known.running += 1;
      this.#hosts.set(host, known);
      entered.set(host, (entered.get(host) ?? 0) + 1);
    }
    for (const host of this.#hosts.keys()) {
      const asked = room[host] ?? this.perHost.first;
      if (asked <= 0) continue;
      if ((entered.get(host) ?? 0) >= asked) this.#full.add(host);
      else this.#full.delete(host);
    }
  }

  leave(host: string): void {
    const known = this.#hosts.get(host);
    if (known) known.running -= 1;
  }

  note(host: string, isAnswer: boolean): void {
    const pace = this.#hosts.get(host)?.pace;
    if (isAnswer) pace?.faster();
    else pace?.slower();
  }

  /** It is troubled: when it answers again, it is called gently. */
  beginAnew(host: string): void {
    const known = this.#hosts.get(host) ?? { running: 0, pace: new Pace(this.perHost) };
    known.pace.beginAnew();
    this.#hosts.set(host, known);
  }

  /** How many more each known host takes. */
  room(): Record<string, number> {
    return Object.fromEntries([...this.#hosts].map(([host, { running, pace }]) => [host, pace.limit - running]));
  }

  areFull(): boolean {
    return this.#full.size > 0;
  }

  /** Once a second, however often is claimed. */
  isTimeForProbes(): boolean {
    const now = performance.now();
    if (now - this.#probesAt < secondMs) return false;
    this.#probesAt = now;
    return true;
  }
}
