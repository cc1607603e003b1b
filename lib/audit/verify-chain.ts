import {
  type AuditHead,
  type AuditSealRow,
  findAuditHead,
  findUnsealedTail,
  inSnapshot,
  listFalselyWaiting,
  listSealedEvents,
  listStrayEvents,
  type SealedEvent,
  type UnsealedTail,
} from "@/db/queries/audit-seals";
import type { Executor } from "@/db/queries/in-transaction";
import { hourMs } from "@/lib/clock";
import { digestOf, genesisHash, linkHash } from "./seal-event";

export interface ChainVerdict {
  /** Links that were looked at. */
  links: number;
  /** Sentences, each naming what is wrong and where; the first of them at most. */
  problems: string[];
  problemCount: number;
  tail: UnsealedTail;
  head: AuditHead;
}

export interface VerificationAsk {
  /** Ends of the chain as they were once noted down: it must still lead through each. */
  anchors: readonly AuditHead[];
  /** Called now and then with the number of links so far. */
  onProgress?: (links: number) => void;
}

const page = 5_000;
const problemsTold = 100;

/**
 * Reads the whole audit trail beside its chain, a stretch at a time and on one view of the database. Events that were
 * changed, removed, slipped in or put into another order are named, and so is a chain that was cut. What waits for its
 * seal is no problem.
 * @param on a connection of its own, without a limit for statements: a long trail takes its time
 */
export function verifyChain(on: Executor, ask: VerificationAsk): Promise<ChainVerdict> {
  return inSnapshot(on, async (snapshot) => {
    const walk = new ChainWalk(ask.anchors);
    let reading = listSealedEvents(Number.MIN_SAFE_INTEGER, page, snapshot);
    for (;;) {
      const stretch = await reading;
      const last = stretch.at(-1);
      // The database reads the next stretch while this one is hashed.
      if (last && stretch.length === page) reading = listSealedEvents(last.seal.position, page, snapshot);
      for (const link of stretch) walk.step(link);
      ask.onProgress?.(walk.links);
      if (stretch.length < page) break;
    }
    walk.end(await findAuditHead(snapshot));
    for (const { id, event } of await listStrayEvents(problemsTold, snapshot)) {
      walk.report(`Event ${id} (${event}) is neither sealed nor waiting: it was slipped in, or its link was removed.`);
    }
    for (const { eventId, isSealed } of await listFalselyWaiting(problemsTold, snapshot)) {
      walk.report(
        isSealed
          ? `Event ${eventId} waits for a seal that it has: it was queued again.`
          : `Event ${eventId} waits for its seal and is not there: it was removed.`,
      );
    }
    const { links, problems, problemCount } = walk;
    return { links, problems, problemCount, tail: await findUnsealedTail(snapshot), head: walk.head };
  });
}

class ChainWalk {
  links = 0;
  problemCount = 0;
  readonly problems: string[] = [];
  readonly #anchors: Map<number, string>;
  #last: Pick<AuditSealRow, "position" | "hash"> = { position: 0, hash: genesisHash };
  /** The latest instant that an event so far told. */
  #latest = 0;

  constructor(anchors: readonly AuditHead[]) {
    this.#anchors = new Map(anchors.map(({ position, hash }) => [position, hash]));
  }

  get head(): AuditHead {
    return { position: this.#last.position, hash: this.#last.hash };
  }

  report(problem: string): void {
    this.problemCount += 1;
    if (this.problems.length < problemsTold) this.problems.push(problem);
  }

  step({ seal, event }: SealedEvent): void {
    const { position, hash } = seal;
    if (position < 1) {
      this.report(`Position ${position} is before the first: a link was slipped in.`);
      return;
    }
    const expected = this.#last.position + 1;
    if (position !== expected) {
      const range = position - 1 === expected ? `${expected} is` : `${expected} to ${position - 1} are`;
      this.report(`Position ${range} missing: links were removed.`);
    }
    if (!event) this.report(`Position ${position}: event ${seal.eventId} is missing: it was removed.`);
    else if (digestOf(event) !== seal.digest) {
      this.report(`Position ${position}: event ${event.id} (${event.event}) is not what was sealed: it was changed.`);
    } else this.#requireTime(event.at.getTime(), seal, event);
    if (position === expected && linkHash(this.#last.hash, seal) !== hash) {
      this.report(
        `Position ${position}: the link of event ${seal.eventId} does not follow the one before it: links were changed or put into another order.`,
      );
    }
    const anchor = this.#anchors.get(position);
    if (anchor !== undefined && anchor !== hash)
      this.report(`Position ${position} is not the noted one: the chain was written anew.`);
    this.#anchors.delete(position);
    this.#last = { position, hash };
    this.links += 1;
  }

  end(head: AuditHead | null): void {
    const { position, hash } = this.#last;
    if (!head) this.report("The end of the chain is not written down anywhere: its row was removed.");
    else if (head.position > position) {
      this.report(`The chain ends at position ${position} and once ended at ${head.position}: its end was cut off.`);
    } else if (head.position !== position || head.hash !== hash) {
      this.report(`The chain ends at position ${position}, other than written down: links were added or changed.`);
    }
    for (const anchor of this.#anchors.keys()) {
      this.report(`Position ${anchor}, which was noted, is not there: the chain was cut off or written anew.`);
    }
  }

  /** Events are sealed within moments, or in the order of their numbers: neither turns time back by an hour. */
  #requireTime(at: number, seal: AuditSealRow, event: { id: number; event: string }): void {
    if (at > seal.sealedAt.getTime() + hourMs) {
      this.report(`Position ${seal.position}: event ${event.id} (${event.event}) tells a time after its seal.`);
      return;
    }
    if (at < this.#latest - hourMs) {
      this.report(
        `Position ${seal.position}: event ${event.id} (${event.event}) tells a time long before events that were sealed earlier: it was slipped in afterwards.`,
      );
    }
    this.#latest = Math.max(this.#latest, at);
  }
}
