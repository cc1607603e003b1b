/**
 * Whether a statement is known to have changed nothing: the server refused it with a SQLSTATE. Of one that was cut off
 * (a lost connection, class 08, or a server that goes down, class 57P) nobody knows.
 */
export function isRolledBack(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!("severity" in cause && "code" in cause && typeof cause.code === "string")) continue;
    return !/^(08|57P)/.test(cause.code);
  }
  return false;
}
