import "server-only";
import { createHmac } from "node:crypto";
import {
  type AttemptKey,
  deleteAttemptLimit,
  findAttemptWait,
  lockAttemptLimits,
  saveAttempt,
  takeAttemptBack,
} from "@/db/queries/attempt-limits";
import { inTransaction } from "@/db/queries/in-transaction";
import { derivedKey } from "@/lib/crypto/key-ring";
import { AppError } from "@/lib/errors/app-error";
import { type AttemptKind, attemptKinds } from "@/lib/vocabulary";
import { attemptRules, nextAttempt } from "./attempt-rules";

/** The database keeps instants in milliseconds, so that one which has come may read as just ahead. */
const instantSeconds = 0.001;

export interface ClaimedAttempt {
  /** Kinds whose free attempts have just run out. */
  slowed: AttemptKind[];
  /** The attempt was right: it does not count, and what is counted for its owner alone begins anew. */
  succeeded: () => Promise<void>;
}

/** What is counted, by its kind. */
export function attemptKey(kind: AttemptKind, value: string): AttemptKey {
  const key = createHmac("sha256", derivedKey("attempt limits")).update(`${kind}\n${value}`).digest("base64url");
  return { kind, key };
}

/**
 * Counts an attempt under all of the keys before it is made, or under none: of those who try at the same moment, in
 * whatever process, only as many get through as the rules let.
 * @throws AppError `too_many_attempts` with the seconds to wait; a refused attempt counts nowhere
 */
export async function claimAttempt(keys: readonly AttemptKey[]): Promise<ClaimedAttempt> {
  // Who tries while they have to wait costs a look, and writes nothing.
  const announcedSeconds = await findAttemptWait(keys);
  if (announcedSeconds > instantSeconds) throw tooMany(announcedSeconds);
  // One order for everybody, so that two transactions never wait for each other.
  const ordered = [...keys].sort((one, other) => attemptKinds.indexOf(one.kind) - attemptKinds.indexOf(other.kind));
  const claimed = await inTransaction(async (on) => {
    const states = await lockAttemptLimits(ordered, on);
    const waitSeconds = Math.max(...states.map((state) => state.waitSeconds));
    // Thrown, so that a refused attempt leaves no rows behind.
    if (waitSeconds > instantSeconds) throw tooMany(waitSeconds);
    const saved = [];
    for (const state of states) {
      const rule = attemptRules[state.kind];
      const { count, delaySeconds } = nextAttempt(rule, state);
      const freeAt = await saveAttempt({ key: state.key, count, delaySeconds }, on);
      saved.push({ ...state, freeAt, isFirstDelay: delaySeconds > 0 && delaySeconds === rule.firstDelaySeconds });
    }
    return saved;
  });
  return {
    slowed: claimed.filter(({ isFirstDelay }) => isFirstDelay).map(({ kind }) => kind),
    succeeded: () =>
      inTransaction(async (on) => {
        for (const { kind, key, freeAt } of claimed) {
          if (kind === "account_from_place" || kind === "codes_of_user") await deleteAttemptLimit(key, on);
          else await takeAttemptBack({ key, freeAt }, on);
        }
      }),
  };
}

function tooMany(waitSeconds: number): AppError {
  return new AppError("too_many_attempts", { details: { retryAfterSeconds: Math.ceil(waitSeconds) } });
}
