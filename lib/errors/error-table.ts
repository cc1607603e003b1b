import type { ErrorRow } from "./error-row";
import { accountErrors } from "./rows/account-errors";
import { applicationErrors } from "./rows/application-errors";
import { authorizationErrors } from "./rows/authorization-errors";
import { bulkErrors } from "./rows/bulk-errors";
import { connectionErrors } from "./rows/connection-errors";
import { miraklErrors } from "./rows/mirakl-errors";
import { requestErrors } from "./rows/request-errors";
import { signInErrors } from "./rows/sign-in-errors";
import { userErrors } from "./rows/user-errors";

export type { RetryPolicy } from "./error-row";

/** Every error that people can meet, in one closed list. */
export const errorTable = {
  ...requestErrors,
  ...signInErrors,
  ...accountErrors,
  ...applicationErrors,
  ...authorizationErrors,
  ...bulkErrors,
  ...connectionErrors,
  ...miraklErrors,
  ...userErrors,
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errorTable;
