import type { ApplicationRecheckView } from "@/lib/applications/application-view";

/** How far the check of an application's accounts is, after its client secret was replaced. */
export interface RecheckProgress {
  done: number;
  total: number;
  isRunning: boolean;
  sentence: string;
}

/** The progress in figures and one sentence. */
export function recheckProgress({ total, renewed, failed }: ApplicationRecheckView): RecheckProgress {
  const done = Math.min(total, renewed + failed);
  const isRunning = done < total;
  return { done, total, isRunning, sentence: sentenceOf({ total, renewed, failed, done }) };
}

function sentenceOf({ total, renewed, failed, done }: Omit<ApplicationRecheckView, "startedAt"> & { done: number }) {
  if (total === 0) return "No account had to be checked again.";
  const accounts = total === 1 ? "1 account" : `${total} accounts`;
  if (done < total) {
    return `${done} of ${accounts} checked again${failed > 0 ? `, ${failed} of them failed` : ""}.`;
  }
  if (failed === 0) return total === 1 ? "1 account was checked again and works." : `All ${accounts} work again.`;
  return `${renewed} of ${accounts} ${renewed === 1 ? "works" : "work"} again, ${failed} ${failed === 1 ? "needs" : "need"} a look under Accounts.`;
}
