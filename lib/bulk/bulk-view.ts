import type { BulkKind, BulkOutcome, BulkSkipReason } from "@/lib/vocabulary";
import type { ErrorView } from "../accounts/account-view";

/** What changes accounts that are there. */
export const changeKinds = ["verify", "refresh", "revoke", "remove"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What an action would do to what is selected. */
export interface BulkKindPreview {
  /** To how many accounts it applies. */
  applies: number;
  /** How many of them are in Production. */
  inProduction: number;
  /** How many are left as they are, by why. */
  skipped: { reason: BulkSkipReason; count: number }[];
}

export interface BulkPreviewView {
  total: number;
  kinds: Record<ChangeKind, BulkKindPreview>;
}

/** An action on many accounts, and how far it is. */
export interface BulkRunView {
  id: string;
  kind: BulkKind;
  requestedBy: string;
  reason: string | null;
  tag: string | null;
  fileName: string | null;
  retryOf: string | null;
  startedAt: string;
  finishedAt: string | null;
  cancelledAt: string | null;
  cancelledBy: string | null;
  counts: { total: number; pending: number; done: number; skipped: number; failed: number };
}

export interface BulkRunDetailView extends BulkRunView {
  /** Hosts that do not answer, and for which accounts of it wait. */
  troubledHosts: string[];
  /** The database's clock when it was read. */
  now: string;
}

export interface BulkRunPageView {
  runs: BulkRunView[];
  nextCursor: string | null;
}

/** What became of one account. */
export interface BulkRunAccountView {
  position: number;
  /** Null when there is no such account, or no longer. */
  accountId: string | null;
  name: string;
  outcome: BulkOutcome;
  skipReason: BulkSkipReason | null;
  error: ErrorView | null;
  at: string | null;
}

export interface BulkRunAccountPageView {
  accounts: BulkRunAccountView[];
  /** Position to read on from; null at the end. */
  nextAfter: number | null;
}
