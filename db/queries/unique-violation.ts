import { DrizzleQueryError } from "drizzle-orm";
import postgres from "postgres";

/** Whether a write was refused because a row like it exists (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof postgres.PostgresError && cause.code === "23505" && cause.constraint_name === constraint;
}
