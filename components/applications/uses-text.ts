import type { ApplicationView } from "@/lib/applications/application-view";
import type { NumberText } from "@/lib/number-text";

/** "3 accounts", and while there are some "1 revocation pending at Mirakl". */
export function usesText(
  { livingAccounts, pendingRevocations }: Pick<ApplicationView, "livingAccounts" | "pendingRevocations">,
  number: NumberText,
): string {
  const accounts =
    livingAccounts === 0 ? "None" : `${number(livingAccounts)} ${livingAccounts === 1 ? "account" : "accounts"}`;
  if (pendingRevocations === 0) return accounts;
  const revocations = pendingRevocations === 1 ? "revocation" : "revocations";
  return `${accounts}, ${number(pendingRevocations)} ${revocations} pending at Mirakl`;
}
