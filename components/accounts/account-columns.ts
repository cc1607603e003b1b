import type { AccountSort } from "@/lib/accounts/account-list-query";

interface AccountColumn {
  label: string;
  sort: AccountSort;
  /** Width, and below which window width the column goes. */
  className: string;
}

/** Hides the column's header and cells alike; what Environment says moves into Authentication then. */
export const columnVisibility = {
  environment: "stacked:hidden phone:hidden",
  lastRefreshed: "narrow:hidden phone:hidden",
  nextRefresh: "phone:hidden",
};

/** The columns of the accounts table, in order. "Token status" sorts by urgency: what needs someone comes first. */
export const accountColumns: AccountColumn[] = [
  { label: "Account", sort: "name", className: "" },
  { label: "Authentication", sort: "authentication", className: "w-[136px]" },
  { label: "Environment", sort: "environment", className: `w-[116px] ${columnVisibility.environment}` },
  { label: "Token status", sort: "urgency", className: "w-[184px] stacked:w-[168px] rail:w-[160px]" },
  { label: "Expires", sort: "expires", className: "w-[116px] rail:w-[108px]" },
  { label: "Last refreshed", sort: "last_refreshed", className: `w-[116px] ${columnVisibility.lastRefreshed}` },
  {
    label: "Next refresh",
    sort: "next_refresh",
    className: `w-[116px] rail:w-[104px] ${columnVisibility.nextRefresh}`,
  },
];
