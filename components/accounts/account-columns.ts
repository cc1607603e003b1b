import type { AccountSort } from "@/lib/vocabulary";

export interface AccountColumn {
  label: string;
  sort: AccountSort;
  /** Width. */
  className: string;
  /** Below which window width header and cells alike go. */
  visibility?: string;
}

/** The columns of the accounts table, in order. "Token status" sorts by urgency: what needs someone comes first. */
export const accountColumns: AccountColumn[] = [
  { label: "Account", sort: "name", className: "" },
  { label: "Authentication", sort: "authentication", className: "w-[136px]" },
  // What it says moves into Authentication then.
  { label: "Environment", sort: "environment", className: "w-[116px]", visibility: "stacked:hidden phone:hidden" },
  { label: "Token status", sort: "urgency", className: "w-[184px] stacked:w-[168px] rail:w-[160px]" },
  { label: "Expires", sort: "expires", className: "w-[116px] rail:w-[108px]" },
  { label: "Last refreshed", sort: "last_refreshed", className: "w-[116px]", visibility: "narrow:hidden phone:hidden" },
  { label: "Next refresh", sort: "next_refresh", className: "w-[116px] rail:w-[104px]", visibility: "phone:hidden" },
];
