import type { AccountView } from "@/lib/accounts/account-view";

type NewAccount = Pick<AccountView, "integrationType" | "limitedRights" | "status">;

/** What is true right after an account was saved. */
export function addedNote({ integrationType, limitedRights, status }: NewAccount): string {
  if (status === "reconnect") return "The account is set up, but its first check failed: see below.";
  if (integrationType === "connect_channel_partner") {
    return "The account is set up. A channel partner has no messages, so none arrive.";
  }
  if (integrationType === "marketplace_operator") {
    return "The account is set up. An operator has no messages of its own, so none arrive.";
  }
  if (limitedRights === "messages") {
    return "The account is set up. Its credentials may not read messages, so none arrive until they may.";
  }
  return "The account is set up. Its messages arrive within two minutes.";
}

/** What is true right after an account that was there before was granted access again. */
export function updatedNote({ status }: Pick<AccountView, "status">): string {
  return status === "reconnect"
    ? "Access was granted again, but the first check failed: see below."
    : "Mirakl has granted access again. This account goes on with it, and no second one was made.";
}
