import type { AccountSort } from "@/lib/vocabulary";

interface AccountColumn {
  label: string;
  /** Width. */
  className: string;
  /** Below which window width header and cells alike go. */
  visibility?: string;
}

/** The columns of the accounts table. "Token status" sorts by urgency: what needs someone comes first. */
export const accountColumns: Record<AccountSort, AccountColumn> = {
  name: { label: "Account", className: "" },
  authentication: { label: "Authentication", className: "w-[132px]" },
  // What it says moves into Authentication then.
  environment: { label: "Environment", className: "w-[116px]", visibility: "stacked:hidden phone:hidden" },
  urgency: { label: "Token status", className: "w-[168px] rail:w-[160px]" },
  expires: { label: "Expires", className: "w-[112px] rail:w-[108px]" },
  last_refreshed: { label: "Last refreshed", className: "w-[120px]", visibility: "narrow:hidden phone:hidden" },
  next_refresh: { label: "Next refresh", className: "w-[108px] rail:w-[104px]", visibility: "phone:hidden" },
};
