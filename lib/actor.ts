import type { Role } from "./vocabulary";

/** A signed-in person on whose behalf a verb runs. */
export interface Person {
  /** A user of the back office; null = a seller. */
  userId: string | null;
  /** Of a seller, the e-mail that Mirakl vouched for last. */
  name: string;
  email: string;
  role: Role;
  /** Who a seller is at Mirakl, as far as this session has proven it; empty for the back office. */
  identityIds: readonly string[];
  /** Of the request, as in the log and the audit trail. */
  reference: string;
}
