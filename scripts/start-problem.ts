import { toLoggableError } from "@/lib/errors/loggable-error";

/** Something a person can mend: `message` is one clear sentence or more, shown without a stack. */
export class StartProblem extends Error {
  override name = "StartProblem";
}

/** Ends the process with the sentences of a {@link StartProblem}, or with what may be told of anything unforeseen. */
export function exitWithProblem(error: unknown): never {
  process.stderr.write(`\n${describeProblem(error)}\n`);
  process.exit(1);
}

/** The text that {@link exitWithProblem} shows. */
export function describeProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (["StartProblem", "SettingsError"].includes(error.name)) return error.message;
  // The message of a failed query holds what was bound to it.
  const isQuery = "query" in error || "params" in error;
  return isQuery ? JSON.stringify(toLoggableError(error), null, 2) : (error.stack ?? error.message);
}
