import type { FaultKind } from "../faults/fault-list";
import type { Caller } from "./caller";

/** The older half is forgotten when there are more than this. */
const capacity = 5000;

export interface RecordedRequest extends Caller {
  /** Rises by one with each request; never reused while the sandbox runs. */
  id: number;
  /** When it arrived, RFC 3339. */
  time: string;
  /** `authentication`, the id of a marketplace, or `connect`. */
  target: string;
  method: string;
  path: string;
  /** Every value of every query parameter. */
  query: Record<string, string[]>;
  headers: Record<string, string>;
  /** Every value of every form field, when the body was a form. */
  form: Record<string, string[]> | null;
  /** The body as text, when it was something else; at most 10,000 characters. */
  body: string | null;
  /** Null while the answer is under way, and when the connection was cut. */
  status: number | null;
  /** The fault that answered in place of Mirakl. */
  fault: FaultKind | null;
}

export interface RequestFilter {
  target?: string | undefined;
  path?: string | undefined;
  apiKey?: string | undefined;
  clientId?: string | undefined;
  /** Only requests with a greater id. */
  after?: number | undefined;
}

/** What the played Mirakl was asked, in order of arrival; kept in memory only. */
export class RequestLog {
  #entries: RecordedRequest[] = [];
  #lastId = 0;

  /** Adds a request and returns its entry, whose `status` and `fault` are filled in later. */
  add(request: Omit<RecordedRequest, "id" | "status" | "fault">): RecordedRequest {
    this.#lastId += 1;
    const entry: RecordedRequest = { id: this.#lastId, ...request, status: null, fault: null };
    this.#entries.push(entry);
    if (this.#entries.length > capacity) this.#entries = this.#entries.slice(-capacity / 2);
    return entry;
  }

  list(filter: RequestFilter = {}): RecordedRequest[] {
    return this.#entries.filter(
      (entry) =>
        (filter.target === undefined || entry.target === filter.target) &&
        (filter.path === undefined || entry.path === filter.path) &&
        (filter.apiKey === undefined || entry.apiKey === filter.apiKey) &&
        (filter.clientId === undefined || entry.clientId === filter.clientId) &&
        (filter.after === undefined || entry.id > filter.after),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
