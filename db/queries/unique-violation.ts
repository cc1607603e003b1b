/**
 * Whether a write was refused because a row like it exists (SQLSTATE 23505). Asked by shape, not by class: the built
 * product holds the driver in more than one bundle, and an error of one is no instance of the other's class.
 */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && cause.code === "23505") {
      return "constraint_name" in cause && cause.constraint_name === constraint;
    }
  }
  return false;
}
