import { deleteTroubledHost, insertTroubledHost, saveFailedProbe } from "@/db/queries/troubled-hosts";
import { minuteMs, secondMs } from "@/lib/clock";
import { isAppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { logger } from "@/lib/logger";

/** Failures of the host itself, whoever asks. Too many calls (429) is about one client, and not among them. */
const hostCodes: ErrorCode[] = [
  "address_not_found",
  "connection_refused",
  "connection_failed",
  "connection_timed_out",
  "tls_failed",
  "mirakl_unavailable",
];

/** So many failures in a row, without an answer between, and nobody calls the host but for probes. */
const opensAfter = 5;
const firstPauseMs = 15 * secondMs;
/** A token is renewed five minutes before it ends: a host that is back must be noticed well within that. */
const longestPauseMs = minuteMs;

/** Failures in a row of each host, as this process has seen them. */
const failures = new Map<string, number>();

/** Whether an error is the host's, and would have met every other caller as well. */
export function isHostFailure(error: unknown): boolean {
  return isAppError(error) && hostCodes.includes(error.code);
}

/**
 * What a call to a host came to: after repeated failures all processes stop calling it, and an answer lets them go on.
 * Never fails: the breaker spares calls, and a call's own result must not depend on it.
 * @param call.probe how many probes have failed before, if the call is one; null for every other call
 */
export async function noteHostResult(call: { host: string; error: unknown; probe: number | null }): Promise<void> {
  const { host, error, probe } = call;
  try {
    if (isAppError(error) && isHostFailure(error))
      await noteFailure(host, error.code, { probe, retryAfterSeconds: error.details.retryAfterSeconds ?? 0 });
    else await noteAnswer(host, probe);
  } catch (problem) {
    logger().error({ host, err: problem }, "breaker could not be stored");
  }
}

async function noteFailure(
  host: string,
  errorCode: ErrorCode,
  call: { probe: number | null; retryAfterSeconds: number },
) {
  const count = (failures.get(host) ?? 0) + 1;
  failures.set(host, count);
  // Again after as many more: another process may have closed it meanwhile.
  if (call.probe === null && count % opensAfter !== 0) return;
  const pauseMs = breakerPauseMs(call.probe === null ? 0 : call.probe + 1, Math.random());
  const trouble = { host, errorCode, retryInMs: Math.max(pauseMs, call.retryAfterSeconds * secondMs) };
  if (call.probe !== null) return saveFailedProbe(trouble);
  // Those that were under way when it opened, here or elsewhere, say nothing new.
  if (await insertTroubledHost(trouble)) logger().warn({ host, errorCode }, "host is troubled: calls pause");
}

async function noteAnswer(host: string, probe: number | null): Promise<void> {
  const hadFailed = failures.delete(host);
  if (!hadFailed && probe === null) return;
  if (await deleteTroubledHost(host)) logger().info({ host }, "host answers again");
}

/**
 * Pause before a probe: doubling, with a fifth of jitter.
 * @param probes failed so far
 * @param random 0 to 1
 */
export function breakerPauseMs(probes: number, random: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(probes, 10)) * (0.8 + random / 5);
}
