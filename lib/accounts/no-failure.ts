import type { NewAccount } from "@/db/queries/accounts";

/** The columns that a success of any kind clears. */
export const noFailure = {
  failureCount: 0,
  lastErrorCode: null,
  lastErrorDetails: null,
  lastErrorAt: null,
  reconnectRequiredAt: null,
  refreshOutcomeUnknown: false,
} satisfies Partial<NewAccount>;
