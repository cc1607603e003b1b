import type { ChaosResult } from "../run/run-chaos";
import { judgeBackOff } from "./back-off";
import type { Check } from "./check";
import { judgeHerd } from "./herd";
import { judgeLivingTokens } from "./living-tokens";
import { judgeLostAccounts } from "./lost-accounts";
import { judgeMessages } from "./messages-once";
import { judgeRenewedOnce } from "./renewed-once";

/** Holds what happened against what must hold. */
export function judge(result: ChaosResult): Check[] {
  return [judgeLivingTokens, judgeLostAccounts, judgeRenewedOnce, judgeBackOff, judgeHerd, judgeMessages].map((check) =>
    check(result),
  );
}
