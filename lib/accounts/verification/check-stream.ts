import type { VerificationCheck } from "../account-view";

/**
 * Runs a verification to its end at once and lets its checks be read as they come. Whoever stops reading (a closed
 * tab) does not stop the run, so that what it found is stored.
 * @param run calls `emit` for each check; what it throws, the reader gets
 */
export function streamChecks(
  run: (emit: (check: VerificationCheck) => void) => Promise<void>,
): AsyncGenerator<VerificationCheck> {
  const ready: VerificationCheck[] = [];
  let wake: () => void = () => undefined;
  let isDone = false;
  const ended = run((check) => {
    ready.push(check);
    wake();
  }).finally(() => {
    isDone = true;
    wake();
  });
  // The reader gets the failure from `ended` below; without a reader it must not become an unhandled rejection.
  ended.catch(() => undefined);

  return (async function* () {
    for (;;) {
      const check = ready.shift();
      if (check) yield check;
      else if (isDone) return await ended;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  })();
}
