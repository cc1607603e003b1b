import { finishPoll, type PollClaim } from "@/db/queries/account-polls";
import type { AccountRow } from "@/db/queries/accounts";
import { afterFailure } from "@/lib/accounts/refresh-schedule";
import { minuteMs } from "@/lib/clock";
import { type AppError, isAppError, toAppError } from "@/lib/errors/app-error";
import { isHostFailure } from "@/lib/hosts/host-breaker";
import { logger } from "@/lib/logger";
import { checkCredential } from "./check-credential";
import { pollHost } from "./poll-host";
import { nextPollInMs, type PollKind, pollKind } from "./poll-kind";
import { clearPollFailure, storePollFailure } from "./poll-status";
import { pullConversations } from "./pull-conversations";
import { pullThreads } from "./pull-threads";

/** An account that a person must see to is looked at again after this, in case someone has. */
const idleMs = 10 * minuteMs;
/** One whose token has ended is looked at as often as messages are pulled: it is renewed at any moment. */
const untilRenewedMs = 2 * minuteMs;

/** What a routine call came to, for the breaker, the pace and the metrics. */
export interface PollResult {
  kind: PollKind | null;
  error: AppError | null;
  /** New messages. */
  messages: number;
}

/**
 * Makes the routine call of a claimed account and plans the next one. Failures are stored, not thrown: a rejected
 * credential asks for a person, a passing one backs off.
 */
export async function pollAccount(claim: PollClaim, owner: string): Promise<PollResult> {
  const { account } = claim;
  const at = { accountId: account.id, owner };
  const kind = pollKind(account);
  const idleForMs = kind === null ? idleMs : notCallableForMs(account, claim.claimedAt);
  if (kind === null || idleForMs !== null) {
    await finishPoll(at, { nextInMs: idleForMs ?? idleMs, failure: null, wasCalled: false });
    return { kind: null, error: null, messages: 0 };
  }
  try {
    const messages = await call(kind, claim, owner);
    await clearPollFailure(account);
    return { kind, error: null, messages };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!isAppError(thrown)) logger().error({ accountId: account.id, err: error }, "routine call failed");
    await storePollFailure(claim, error);
    await finishPoll(at, { nextInMs: retryInMs(claim, kind, error), failure: error, wasCalled: true });
    return { kind, error, messages: 0 };
  }
}

/** Each kind plans the next call with the last thing that it stores. @returns how many messages are new */
async function call(kind: PollKind, claim: PollClaim, owner: string): Promise<number> {
  const { account } = claim;
  const next = { host: pollHost(account), nextInMs: nextPollInMs(kind, account, Math.random()) };
  switch (kind) {
    case "threads":
      return pullThreads(claim, { owner, ...next });
    case "conversations":
      return pullConversations(claim, { owner, ...next });
    case "check":
      await checkCredential(account);
      await finishPoll({ accountId: account.id, owner }, { ...next, failure: null, wasCalled: true });
      return 0;
  }
}

/**
 * Nothing is called for an account that is revoked, waits for a person, or whose token has ended and not come back.
 * @returns after how many milliseconds to look again; null = it can be called now
 */
function notCallableForMs(account: AccountRow, now: Date): number | null {
  if (account.revokedAt || account.reconnectRequiredAt) return idleMs;
  const hasToken = account.expiresAt === null || account.expiresAt > now;
  // Spread, because accounts whose tokens ended together are not to be pulled together.
  return hasToken ? null : untilRenewedMs * (0.5 + Math.random() / 2);
}

/** Back-off as for refreshes; a host that is troubled for everybody does not make one account wait longer and longer. */
function retryInMs({ account, poll }: PollClaim, kind: PollKind, error: AppError): number {
  const { retryAfterSeconds } = error.details;
  const attempt = isHostFailure(error) ? Math.min(poll.failureCount + 1, 3) : poll.failureCount + 1;
  const retry = error.retry === "never" ? "never" : "later";
  const next = afterFailure({ retry, attempt, ...(retryAfterSeconds && { retryAfterSeconds }) }, Math.random());
  return next === "stop" ? nextPollInMs(kind, account, 0) : next;
}
