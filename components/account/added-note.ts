import type { AccountView } from "@/lib/accounts/account-view";

/** What is true right after an account was saved. */
export function addedNote({
  integrationType,
  limitedRights,
}: Pick<AccountView, "integrationType" | "limitedRights">): string {
  if (integrationType === "connect_channel_partner") {
    return "The account is set up. A channel partner has no messages, so none arrive.";
  }
  if (limitedRights === "messages") {
    return "The account is set up. Its credentials may not read messages, so none arrive until they may.";
  }
  return "The account is set up. Its messages arrive within two minutes.";
}
