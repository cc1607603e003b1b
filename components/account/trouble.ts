import type { ActionFailure } from "@/lib/actions/action-result";

/** Why an action did not do what it was asked to: the server's answer, or that there was none. */
export type Trouble = Pick<ActionFailure, "message" | "advice"> & Partial<ActionFailure>;

/** The connection to Latchkey itself broke before an action had answered. */
export function lostConnection(error: unknown): Trouble {
  // A request that never arrived rejects with TypeError; anything else is an answer that broke off.
  return error instanceof TypeError
    ? {
        message: "Latchkey cannot be reached from this browser. What you typed is still here.",
        advice: ["Check your network connection, then try again."],
      }
    : {
        message: "Latchkey's answer broke off before its end. What you typed is still here.",
        advice: ["Try again. If it happens again, look at Latchkey's log."],
      };
}
