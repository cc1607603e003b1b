import type { ErrorCode } from "@/lib/errors/error-table";

/** What every server action answers. A failure is a value: nothing is thrown at the browser. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionFailure };

export interface ActionFailure {
  code: ErrorCode;
  message: string;
  advice: string[];
  fieldErrors?: Record<string, string>;
  retryAfterSeconds?: number;
  /** The account that stands in the way. */
  accountId?: string;
  /** Finds the failure in the log. */
  reference: string;
}
