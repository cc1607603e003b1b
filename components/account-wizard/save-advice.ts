import { saveVerdict } from "@/lib/accounts/verification/save-verdict";
import type { TypedMethod } from "./wizard-draft";
import type { CheckRun } from "./wizard-state";

/** Whether "Save account" may be pressed, and the sentence beside it that says why or why not. */
export interface SaveAdvice {
  canSave: boolean;
  sentence: string;
}

const sentences = {
  unfinished: "You can save once the connection check is through.",
  not_connected: "You can save once address, Mirakl instance and credentials pass.",
  wrong_shop: "You can save once the Shop ID is one of these credentials' shops, or left empty.",
  nothing_readable: "You can save once the shop or its messages can be read with these credentials.",
};

/** @param method of the form on screen; a run of another method says nothing about it */
export function saveAdvice(run: CheckRun | null, method: TypedMethod): SaveAdvice {
  if (!run || run.method !== method)
    return { canSave: false, sentence: "You can save once the connection is verified." };
  if (run.isOutdated) {
    return { canSave: false, sentence: "Something was changed after the check. Verify the connection again to save." };
  }
  if (run.state === "running") return { canSave: false, sentence: sentences.unfinished };
  if (run.state === "broken")
    return { canSave: false, sentence: "The check did not finish. Verify the connection again to save." };
  const verdict = saveVerdict(run.checks, run);
  return verdict === "allowed"
    ? { canSave: true, sentence: "Verified. Changing anything but the name asks for a new check." }
    : { canSave: false, sentence: sentences[verdict] };
}
