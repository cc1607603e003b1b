import type { ApplicationRecheckView } from "@/lib/applications/application-view";
import type { NumberText } from "@/lib/number-text";

/** How far the check of an application's accounts is, after its client secret was replaced. */
export interface RecheckProgress {
  done: number;
  total: number;
  isRunning: boolean;
  sentence: string;
}

/** The progress in figures and one sentence. */
export function recheckProgress(
  { total, renewed, failed }: ApplicationRecheckView,
  number: NumberText,
): RecheckProgress {
  const done = Math.min(total, renewed + failed);
  const isRunning = done < total;
  return { done, total, isRunning, sentence: sentenceOf({ total, renewed, failed, done }, number) };
}

function sentenceOf(
  { total, renewed, failed, done }: Omit<ApplicationRecheckView, "startedAt"> & { done: number },
  number: NumberText,
): string {
  if (total === 0) return "No account had to be checked again.";
  const accounts = total === 1 ? "1 account" : `${number(total)} accounts`;
  if (done < total) {
    return `${number(done)} of ${accounts} checked again${failed > 0 ? `, ${number(failed)} of them failed` : ""}.`;
  }
  if (failed === 0) return total === 1 ? "1 account was checked again and works." : `All ${accounts} work again.`;
  return `${number(renewed)} of ${accounts} ${renewed === 1 ? "works" : "work"} again, ${number(failed)} ${failed === 1 ? "needs" : "need"} a look under Accounts.`;
}
