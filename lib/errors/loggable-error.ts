import { AppError } from "./app-error";

/** Keys of foreign errors that are known to hold no data of ours or of people. */
const safeKeys = [
  "code",
  "severity",
  "constraint_name",
  "table_name",
  "column_name",
  "syscall",
  "hostname",
  "port",
] as const;

/**
 * What may be logged of an error. Messages of foreign errors are left out: drizzle puts bound parameters into
 * them and fetch puts addresses. Class, code, constraint and our own stack frames remain, down the chain of causes.
 */
export function toLoggableError(error: unknown): Record<string, unknown> {
  if (error instanceof AppError) {
    return {
      type: error.name,
      code: error.code,
      details: error.details,
      ...(error.cause === undefined ? {} : { cause: toLoggableError(error.cause) }),
    };
  }
  if (!(error instanceof Error)) return { type: typeof error };
  const record = error as Error & Record<string, unknown>;
  return {
    // Some libraries leave `name` at "Error"; their class says more.
    type: error.name === "Error" ? error.constructor.name : error.name,
    ...Object.fromEntries(
      safeKeys.filter((key) => ["string", "number"].includes(typeof record[key])).map((key) => [key, record[key]]),
    ),
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: toLoggableError(error.cause) }),
  };
}
