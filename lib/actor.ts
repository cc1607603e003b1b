import type { Role } from "./vocabulary";

/** A signed-in person on whose behalf a verb runs. */
export interface Person {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Of the request, as in the log and the audit trail. */
  reference: string;
}
