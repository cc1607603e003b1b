import { AppError } from "./errors/app-error";
import type { Role } from "./vocabulary";

/** Where a request came from. */
export interface Origin {
  /** As `lib/http/client-address.ts` says; null = not known. */
  address: string | null;
  /** What the browser calls itself, shortened. */
  userAgent: string | null;
}

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
  /** The session that asks; absent where none does, as on a return from Mirakl. */
  sessionId?: string;
  /** Of the request, as in the log and the audit trail. */
  reference: string;
  /** Absent where no browser asks: on the command line, or in a test of a verb. */
  origin?: Origin;
}

/**
 * What every verb demands first of whoever it runs for, so that nobody opens it to other roles by calling it from
 * somewhere else.
 * @throws AppError `not_allowed`
 */
export function requireRole({ role }: Person, ...allowed: Role[]): void {
  if (!allowed.includes(role)) throw new AppError("not_allowed");
}
