import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../client";
import { accounts } from "../schema/accounts";
import type { AccountRow } from "./accounts";

export interface AccountFailure {
  code: string;
  details: AccountRow["lastErrorDetails"];
}

export interface RefreshFailure extends AccountFailure {
  /** Milliseconds from now, or null to stop until a person acts. */
  retryInMs: number | null;
  /** Mirakl may have renewed the token although no answer came. */
  isAnswerMissing: boolean;
}

/**
 * What a failed refresh leaves behind. Counts only while the fence has not moved and the lease is still ours.
 */
export async function saveRefreshFailure(
  at: { accountId: string; version: number; owner: string },
  failure: RefreshFailure,
  on: Executor,
): Promise<AccountRow | null> {
  const next = sql`now() + make_interval(secs => ${(failure.retryInMs ?? 0) / 1000})`;
  const [account] = await on
    .update(accounts)
    .set({
      ...oneMore(failure, failure.retryInMs === null ? null : next),
      ...(failure.isAnswerMissing && { refreshOutcomeUnknown: true }),
      leaseOwner: null,
      leaseUntil: null,
    })
    .where(and(eq(accounts.id, at.accountId), eq(accounts.version, at.version), eq(accounts.leaseOwner, at.owner)))
    .returning();
  return account ?? null;
}

/**
 * What a failed check leaves behind, while it still speaks of the account's present credentials and token. What
 * was planned stays planned.
 * @param failure.isFinal stops renewals until a person acts
 */
export async function saveCheckFailure(
  at: { accountId: string; version: number },
  failure: AccountFailure & { isFinal: boolean },
  on: Executor,
): Promise<AccountRow | null> {
  const [account] = await on
    .update(accounts)
    .set(oneMore(failure, failure.isFinal ? null : sql`${accounts.nextRefreshAt}`))
    .where(and(eq(accounts.id, at.accountId), eq(accounts.version, at.version)))
    .returning();
  return account ?? null;
}

/** Counted by the database, because two failures may come at once. Where a person must act, nothing is planned. */
function oneMore({ code, details }: AccountFailure, next: SQL | null) {
  const { failureCount, reconnectRequiredAt } = accounts;
  return {
    failureCount: sql`${failureCount} + 1`,
    lastErrorCode: code,
    lastErrorDetails: details,
    lastErrorAt: sql`now()`,
    reconnectRequiredAt: next ? sql`${reconnectRequiredAt}` : sql`coalesce(${reconnectRequiredAt}, now())`,
    nextRefreshAt: next && sql`case when ${reconnectRequiredAt} is null then ${next} end`,
    updatedAt: sql`now()`,
  };
}
