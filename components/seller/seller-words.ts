import { relativeTime } from "@/components/ui/relative-time";
import type { RevokedAll } from "@/lib/sellers/revoke-all-own-access";
import type { OwnAccountsView, SellerAccountView } from "@/lib/sellers/seller-view";

type Access = Pick<SellerAccountView, "status" | "endsAt">;

/** When an access ends, or that it has: "When you revoke it", "in 3 h", "Ended 6 min ago". */
export function accessEnds({ status, endsAt }: Access, now: number, timeZone?: string): string {
  const at = endsAt ? Date.parse(endsAt) : null;
  const isOver = status === "reconnect" || status === "revoked" || (at !== null && at <= now);
  if (at === null) return isOver ? "Ended" : "When you revoke it";
  const when = relativeTime(at, now, { timeZone });
  return at <= now ? `Ended ${when}` : isOver ? "Ended" : when;
}

/** Who granted or revoked, from the seller's own point of view. */
export function personOrYou(person: string | null, { emails }: Pick<OwnAccountsView, "emails">): string {
  if (!person) return "Not known";
  return isYou(person, emails) ? `${person} (you)` : person;
}

/** "you", or who else revoked it. */
export function revokedByWords(revokedBy: string | null, { emails }: Pick<OwnAccountsView, "emails">): string {
  if (!revokedBy) return "someone who is no longer here";
  return isYou(revokedBy, emails) ? "you" : revokedBy;
}

function isYou(person: string, emails: readonly string[]): boolean {
  return emails.some((email) => email.toLowerCase() === person.toLowerCase());
}

/** The sentence at the foot of a card: how things are, and what to do if anything. */
export function accessState({ status }: Pick<SellerAccountView, "status">): string {
  switch (status) {
    case "reconnect":
      return "Mirakl no longer accepts the access. Sign in again to go on.";
    case "expired":
    case "failing":
      return "The access does not work at the moment. It is being renewed, you need do nothing.";
    case "expiring":
      return "The access ends soon. Reconnect to go on without a break.";
    case "revoked":
      return "Nothing is read or sent any more.";
    case "active":
      return "Signed in with Mirakl";
  }
}

/** What is true right after coming back from Mirakl with an access, for as long as it is not revoked again. */
export function connectedNote(account: SellerAccountView, how: "connected" | "updated"): string | null {
  const { name, integrationType, status } = account;
  if (status === "revoked") return null;
  if (how === "updated") return `Access to ${name} was granted again, and is in use from now on.`;
  if (status === "reconnect") return `${name} is connected, but its first check failed: see below.`;
  return integrationType === "marketplace_operator"
    ? `${name} is connected.`
    : `${name} is connected. Its messages arrive within two minutes.`;
}

/** "Access to 3 accounts is revoked. Mirakl has not confirmed 2 of them yet, and is asked again until it does." */
export function revokedAllNote({ revoked, pending, untold }: RevokedAll): string {
  const all = `Access to ${revoked} ${revoked === 1 ? "account" : "accounts"} is revoked.`;
  const of = (count: number) => (count === revoked ? "that" : `${count} of them`);
  const sentences = [
    all,
    pending > 0 && `Mirakl has not confirmed ${of(pending)} yet, and is asked again until it does.`,
    untold > 0 && `Mirakl could not be told of ${of(untold)}, because the stored token cannot be opened.`,
  ];
  return sentences.filter(Boolean).join(" ");
}
