import type { TokenStatus } from "@/lib/vocabulary";

/** Tokens that end within one column of a timeline. */
export interface ExpiryColumnView {
  /** From 0, the one that begins now. */
  column: number;
  /** Renewed in time, as far as planned. */
  renewed: number;
  /** Their last renewal failed; attempts go on. */
  failing: number;
  /** Nothing renews them, or their renewal is overdue. */
  unrenewed: number;
}

/** Refreshes of an hour, or of several. */
export interface RefreshesView {
  /** Beginning of its first hour. */
  at: string;
  succeeded: number;
  failed: number;
  /** Of the successful ones, in ms: half took less, and 95 of 100; null where there were none. Off by an eighth at most. */
  medianMs: number | null;
  p95Ms: number | null;
}

/** What the accounts page says above its table. Instants are ISO 8601 in UTC, on the database's clock. */
export interface OverviewView {
  total: number;
  statuses: Record<TokenStatus, number>;
  /** Since when the account that needs a person longest does. */
  reconnectSince: string | null;
  lastRevokedAt: string | null;
  /** As `timeline-columns.ts` divides the time; empty columns are left out. */
  expiries: { day: ExpiryColumnView[]; week: ExpiryColumnView[] };
  /** The first tokens of the next 24 hours that may end without a new one. */
  ending: { id: string; name: string; expiresAt: string; kind: "failing" | "unrenewed" }[];
  /** Marketplaces with trouble, the worst first. */
  hosts: { host: string; accounts: number; isTroubled: boolean }[];
  /** By the hour, and by six hours; `whole` is all of it. */
  refreshes: Record<"day" | "week", { whole: RefreshesView; parts: RefreshesView[] }>;
  now: string;
  /** So long whoever asks is answered the same. */
  keptForMs: number;
}
