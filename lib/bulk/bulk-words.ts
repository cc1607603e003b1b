import type { NumberText } from "@/lib/number-text";
import type { BulkKind, BulkOutcome, BulkSkipReason } from "@/lib/vocabulary";
import type { BulkRunView } from "./bulk-view";

export const countedAccounts = (count: number, number: NumberText) =>
  `${number(count)} ${count === 1 ? "account" : "accounts"}`;

export const countedRows = (count: number, number: NumberText) => `${number(count)} ${count === 1 ? "row" : "rows"}`;

/** What a run does, as the title of its page and the subject of a list. */
export function runTitle(
  { kind, tag, counts: { total } }: Pick<BulkRunView, "kind" | "tag" | "counts">,
  number: NumberText,
): string {
  const of = countedAccounts(total, number);
  switch (kind) {
    case "verify":
      return `Verify ${of}`;
    case "refresh":
      return total === 1 ? "Refresh the token of 1 account" : `Refresh the tokens of ${of}`;
    case "revoke":
      return `Revoke access of ${of}`;
    case "tag":
      return `Add the tag “${tag}” to ${of}`;
    case "untag":
      return `Remove the tag “${tag}” from ${of}`;
    case "remove":
      return `Remove ${of}`;
    case "export":
      return `Export ${of}`;
    case "import":
      return `Import ${of}`;
  }
}

/** What has happened to those that are done with. */
export const doneLabels: Record<BulkKind, string> = {
  verify: "Verified",
  refresh: "Refreshed",
  revoke: "Revoked",
  tag: "Tagged",
  untag: "Untagged",
  remove: "Removed",
  export: "Exported",
  import: "Added",
};

export function outcomeLabel(kind: BulkKind, outcome: BulkOutcome): string {
  if (outcome === "done") return doneLabels[kind];
  return { staged: "Waiting", pending: "Waiting", skipped: "Skipped", failed: "Failed" }[outcome];
}

/** Why an account is left as it is, as a sentence of its own. */
export const skipSentences: Record<BulkSkipReason, string> = {
  revoked: "Access was revoked before.",
  api_key: "An API key has no token, and cannot be revoked from here.",
  client_credentials: "Client credentials cannot be revoked from here: remove the account instead.",
  no_refresh_token: "Mirakl gave no refresh token: it can only be reconnected.",
  unchanged: "It was so already.",
  removed: "The account was removed meanwhile.",
  cancelled: "The action was cancelled before its turn.",
  no_rights: "Whoever started it is no admin any more.",
};

/** Why some of what is selected is left out, as part of a tooltip: “1 has an API key”. */
export function skippedPhrase(reason: BulkSkipReason, count: number, number: NumberText): string {
  const of = number(count);
  const [has, is] = count === 1 ? ["has", "is"] : ["have", "are"];
  switch (reason) {
    case "revoked":
      return `${of} ${is} revoked already`;
    case "api_key":
      return `${of} ${has} an API key`;
    case "client_credentials":
      return `${of} ${has} client credentials`;
    case "no_refresh_token":
      return `${of} ${has} no refresh token`;
    default:
      return `${of} ${is} left out`;
  }
}
