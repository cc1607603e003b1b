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
  authentication: { label: "Authentication", className: "w-[132px] wide:w-[176px]" },
  // What it says moves into Authentication then.
  environment: {
    label: "Environment",
    className: "w-[116px] wide:w-[144px]",
    visibility: "stacked:hidden phone:hidden",
  },
  urgency: { label: "Token status", className: "w-[168px] rail:w-[160px]" },
  expires: { label: "Expires", className: "w-[104px] wide:w-[128px]" },
  last_refreshed: {
    label: "Last refreshed",
    className: "w-[120px] wide:w-[144px]",
    visibility: "narrow:hidden phone:hidden",
  },
  next_refresh: {
    label: "Next refresh",
    className: "w-[116px] rail:w-[108px] wide:w-[148px]",
    visibility: "phone:hidden",
  },
};
