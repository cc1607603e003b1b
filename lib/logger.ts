import "server-only";
import pino from "pino";
import { env } from "./env";
import { toLoggableError } from "./errors/loggable-error";

let root: pino.Logger | undefined;

/** The process's logger: JSON lines on standard output. Errors pass through `toLoggableError`, never raw. */
export function logger(): pino.Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    serializers: { err: toLoggableError, error: toLoggableError },
  });
  return root;
}
