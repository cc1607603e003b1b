import { clockTime, durationText } from "@/components/ui/relative-time";
import type { AccountPageView, AccountTotalView, AccountView } from "@/lib/accounts/account-view";
import type { RevocationResult } from "@/lib/accounts/revoke-access";
import { minuteMs } from "@/lib/clock";
import type { ErrorCode } from "@/lib/errors/error-table";
import type { NumberText } from "@/lib/number-text";

/** Below an account's name: which shop or company it is, and where. */
export function whereabouts(
  account: Pick<AccountView, "shopName" | "shopId" | "host" | "companyId" | "companyName" | "integrationType">,
): string {
  const { shopName, shopId, host, companyId, companyName, integrationType } = account;
  if (!host) {
    if (integrationType !== "connect_seller" || !companyId) return "Mirakl Connect channel partner";
    return `${companyName ? `${companyName} (${companyId})` : `Company ${companyId}`} · Mirakl Connect`;
  }
  if (integrationType === "marketplace_operator") return `Operator of ${host}`;
  const shop = shopName ? (shopId ? `${shopName} (${shopId})` : shopName) : shopId && `Shop ${shopId}`;
  return shop ? `${shop} · ${host}` : host;
}

/** Second line of the status. */
export function statusDetail(
  account: Pick<AccountView, "statusDetail" | "isRevocationPending" | "isMiraklUntold">,
): string | null {
  if (account.isMiraklUntold) return "Mirakl not told";
  return account.isRevocationPending ? "Revocation pending" : account.statusDetail;
}

/** How a revocation stands at Mirakl. */
export const revokedWords: Record<RevocationResult["outcome"], string> = {
  confirmed: "Mirakl has confirmed it.",
  pending: "Mirakl has not confirmed it yet, and is asked again until it does.",
  untold: "Mirakl could not be told, because the stored token cannot be opened.",
};

/** Why no refresh is tried any more, in two words; for the rest the account's page tells. */
const stopReasons: Partial<Record<ErrorCode, string>> = {
  mirakl_credentials_rejected: "Key rejected",
  mirakl_client_rejected: "Secret rejected",
  mirakl_client_not_allowed: "Not allowed",
  mirakl_audience_rejected: "ID rejected",
  mirakl_token_rejected: "Token rejected",
  mirakl_grant_expired: "Grant ended",
  application_rejected: "Application rejected",
  refresh_token_missing: "Cannot be renewed",
  sealed_value_unreadable: "Unreadable",
};

export type NextRefresh =
  | { kind: "at"; at: string; note: string | null }
  | { kind: "words"; text: string; note: string | null }
  | { kind: "none" };

/** What the column "Next refresh" says: when, which attempt, or why nothing is planned. */
export function nextRefresh(
  account: Pick<AccountView, "status" | "nextRefreshAt" | "expiresAt" | "failure">,
): NextRefresh {
  const { status, nextRefreshAt, expiresAt, failure } = account;
  if (status === "revoked") return { kind: "none" };
  if (status === "reconnect") {
    return { kind: "words", text: "Stopped", note: (failure && stopReasons[failure.code]) ?? null };
  }
  if (nextRefreshAt) {
    return { kind: "at", at: nextRefreshAt, note: failure ? `Attempt ${failure.attempts + 1}` : null };
  }
  return expiresAt ? { kind: "words", text: "Not planned", note: null } : { kind: "none" };
}

/** For a refresh whose time has come: the worker takes it within seconds, unless something is wrong. */
export function overdueText(ms: number): string {
  return ms < minuteMs ? "Due now" : `${durationText(ms)} overdue`;
}

/** "142 accounts", "About 23,000 accounts", and with a filter "3 accounts match". */
export function accountCountText(
  { total, exact, empty }: AccountTotalView,
  isFiltered: boolean,
  number: NumberText,
): string {
  if (empty) return "No accounts yet";
  if (isFiltered && total === 0) return "No account matches";
  const one = exact && total === 1;
  const accounts = `${exact ? "" : "About "}${number(total)} ${one ? "account" : "accounts"}`;
  if (!isFiltered) return accounts;
  return `${accounts} ${one ? "matches" : "match"}`;
}

/**
 * "51–100 of 142", "1–50 of about 23,000", or without the total while it is not known. A page that was read from the
 * end on has numbers only where the total is exact: "Last 50 of about 23,000".
 */
export function pageRangeText(
  { from, behind, accounts }: AccountPageView,
  total: AccountTotalView | undefined,
  number: NumberText,
): string {
  const shown = accounts.length;
  if (from === null && !(total?.exact && behind !== null)) {
    const whole = total ? ` of about ${number(total.total)}` : "";
    if (behind === 0) return `Last ${number(shown)}${whole}`;
    return `${number(shown)}${whole}${behind ? `, ${number(behind)} before the end` : ""}`;
  }
  const first = from ?? Math.max(1, (total?.total ?? 0) - (behind ?? 0) - shown + 1);
  const last = first + shown - 1;
  const range = `${number(first)}–${number(last)}`;
  if (!total) return range;
  // Page and total are two reads: an account may have come in between.
  return `${range} of ${total.exact ? "" : "about "}${number(Math.max(total.total, last))}`;
}

/** "3 selected", "About 23,000 selected". */
export function selectedCountText(count: number, isExact: boolean, number: NumberText): string {
  return `${isExact ? "" : "About "}${number(count)} selected`;
}

/** What the button says that selects more than the page. */
export function selectMatchingText({ total, exact }: AccountTotalView, number: NumberText): string {
  return exact ? `Select all ${number(total)} matching accounts` : "Select all matching accounts";
}

/** "14:00–15:00" today, "18 Nov, 23:00–19 Nov, 01:00", "from 14:00", "before 15:00". */
export function periodText(
  { from, to }: { from: string | null; to: string | null },
  now: number,
  timeZone?: string,
): string {
  const [first, last] = [from, to].map((at) => at && clockTime(Date.parse(at), now, timeZone));
  if (first && last) {
    const [day, time] = last.split(", ");
    // The day is said once.
    return `${first}–${time && first.startsWith(`${day}, `) ? time : last}`;
  }
  return first ? `from ${first}` : `before ${last}`;
}
