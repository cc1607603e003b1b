/** Something a person can mend: `message` is one clear sentence or more, shown without a stack. */
export class StartProblem extends Error {
  override name = "StartProblem";
}

/** Ends the process with the sentences of a {@link StartProblem}, or with the stack of anything unforeseen. */
export function exitWithProblem(error: unknown): never {
  const isForPeople = error instanceof Error && ["StartProblem", "SettingsError"].includes(error.name);
  process.stderr.write(`\n${isForPeople ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
