import type { Role } from "@/lib/vocabulary";

/** What of the audit trail is asked for. */
export interface ActivityFilter {
  /** A user's id, or the name of whoever is no user (a seller's e-mail, a command); null = everybody. */
  person: string | null;
  accountId: string | null;
  /** Names of events; empty = all. */
  kinds: readonly string[];
  /** ISO 8601, from this instant on and before that one. */
  from: string | null;
  to: string | null;
}

export interface ActivityQuery extends ActivityFilter {
  cursor: string | null;
}

export interface ActivityView {
  id: string;
  at: string;
  event: string;
  /** What kind of event it is, in words. */
  kind: string;
  /** The rest of a sentence that begins with the person. */
  sentence: string;
  personName: string | null;
  role: Role | null;
  /** `isThere` is false for one that was removed. */
  account: { id: string; name: string; isThere: boolean } | null;
  clientAddress: string | null;
  userAgent: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
  details: { label: string; value: string }[];
  reference: string | null;
}

export interface ActivityPageView {
  events: ActivityView[];
  /** Number of the first row among all, from 1; 0 without rows. */
  from: number;
  nextCursor: string | null;
  previousCursor: string | null;
  now: string;
}

/** Somebody to filter by. */
export interface ActivityPersonView {
  /** As {@link ActivityFilter} takes it. */
  key: string;
  name: string;
  hint: string | null;
}
