/**
 * One-off jobs that run in the background, and what each is told. People look at payloads in the database: they name
 * rows, and never hold a secret.
 */
export interface JobPayloads {
  /** Asks Mirakl to revoke what is parked, when its next attempt is due. */
  revoke_grant: { parkedGrantId: string };
  /** Gets new tokens for the accounts of an application whose client secret was replaced. */
  recheck_application: { applicationId: string };
  /** Learns what became of a reply to a ticket. */
  follow_reply: { replyId: string };
  /** Counts refreshes for the overview of accounts. */
  count_refreshes: Record<string, never>;
  /** Deletes what has been kept long enough. */
  prune: Record<string, never>;
}

export type JobName = keyof JobPayloads;

/** How far a job is; `failed` = no attempt is left. */
export const jobStates = ["waiting", "due", "running", "failed"] as const;
export type JobState = (typeof jobStates)[number];
