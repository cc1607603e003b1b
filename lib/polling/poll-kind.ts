import type { AccountRow } from "@/db/queries/accounts";
import { dayMs, hourMs, minuteMs } from "@/lib/clock";

/** What the routine call of an account is: pulling its messages, or checking its credential. */
export type PollKind = "threads" | "conversations" | "check";

/** Messages arrive within two minutes, so each account is pulled a little more often than that. */
const pullEveryMs = 2 * minuteMs;

/** Operators have no messages, channel partners no API, and a limited role may not read any. Null = nothing to call. */
export function pollKind(
  account: Pick<AccountRow, "integrationType" | "limitedRights" | "authenticationMethod">,
): PollKind | null {
  const { integrationType, limitedRights } = account;
  switch (integrationType) {
    case "marketplace_seller":
      return limitedRights === "messages" ? "check" : "threads";
    case "connect_seller":
      return limitedRights === "messages" ? null : "conversations";
    case "marketplace_operator":
      return "check";
    case "connect_channel_partner":
      return null;
  }
}

/**
 * When the next routine call comes after one that went well, up to a twentieth early so that accounts do not fall into
 * step.
 * @param random 0 to 1
 */
export function nextPollInMs(
  kind: PollKind,
  account: Pick<AccountRow, "authenticationMethod">,
  random: number,
): number {
  const every = kind !== "check" ? pullEveryMs : account.authenticationMethod === "api_key" ? hourMs : dayMs;
  return every * (1 - random / 20);
}
