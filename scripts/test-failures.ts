import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

const mostLines = 12;

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ fullName: z.string(), failureMessages: z.array(z.string()).nullish().default([]) }),
      ),
    }),
  ),
});

const spec = z.object({
  title: z.string(),
  tests: z.array(z.object({ results: z.array(z.object({ errors: z.array(z.object({ message: z.string() })) })) })),
});

const playwrightReport = z.object({
  suites: z.array(
    z.object({
      specs: z.array(spec),
      get suites() {
        return playwrightReport.shape.suites.optional();
      },
    }),
  ),
});

/**
 * What failed, each with the beginning of its error, without colours.
 * @param report Vitest's or Playwright's JSON report; of anything else there is nothing to tell
 */
export function failuresOf(report: string): string[] {
  try {
    const read: unknown = JSON.parse(report);
    const vitest = vitestReport.safeParse(read);
    if (vitest.success) {
      return vitest.data.testResults.flatMap(({ assertionResults }) =>
        assertionResults.flatMap(({ fullName, failureMessages }) => (failureMessages ?? []).map(told(fullName))),
      );
    }
    return ofSuites(playwrightReport.parse(read).suites);
  } catch {
    return [];
  }
}

function ofSuites(suites: z.infer<typeof playwrightReport>["suites"]): string[] {
  return suites.flatMap(({ specs, suites: inner = [] }) => [
    ...specs.flatMap(({ title, tests }) =>
      tests.flatMap(({ results }) =>
        results.flatMap(({ errors }) => errors.map(({ message }) => told(title)(message))),
      ),
    ),
    ...ofSuites(inner),
  ]);
}

const told = (title: string) => (message: string) =>
  [title, ...stripVTControlCharacters(message).split("\n").slice(0, mostLines)].join("\n    ");
