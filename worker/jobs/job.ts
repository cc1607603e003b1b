import type { JobName, JobPayloads } from "@/lib/jobs";

/** What a job knows of where it runs. */
export interface JobContext {
  /** Names this run, as the owner of leases that it takes. */
  owner: string;
  /** Aborted when the worker stops: long work breaks off where it can be resumed. */
  signal: AbortSignal;
}

/**
 * Does a job's work. Rejects only for what is not expected: it is tried again then, with growing pauses, up to 25
 * times. It may run twice at once (a process that was taken for dead), and twice in a row.
 */
export type JobHandler<Name extends JobName> = (payload: JobPayloads[Name], context: JobContext) => Promise<void>;
export type JobHandlers = { [Name in JobName]: JobHandler<Name> };
