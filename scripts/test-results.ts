import { z } from "zod";

/** How the tests of a stage went. */
export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Counts Vitest's JSON report. A file that failed outside of its tests counts as one that failed. */
export function countVitestReport(text: string): TestCount {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of vitestReport.parse(JSON.parse(text)).testResults) {
    const statuses = file.assertionResults.map(({ status }) => status);
    const failed = statuses.filter((status) => status === "failed").length;
    count.passed += statuses.filter((status) => status === "passed").length;
    count.failed += failed === 0 && file.status === "failed" ? 1 : failed;
    count.skipped += statuses.filter((status) => !["passed", "failed"].includes(status)).length;
  }
  return count;
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Counts Playwright's JSON report. An error outside of all tests counts as one that failed, and so does a flaky test. */
export function countPlaywrightReport(text: string): TestCount {
  const { stats, errors } = playwrightReport.parse(JSON.parse(text));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/**
 * What a runner did, from its report and its exit code.
 * @param report null when it wrote none
 * @returns at least one failure when the runner did not end well, whatever its report says
 */
export function runnerCount(
  report: string | null,
  hasEndedWell: boolean,
  count: (text: string) => TestCount,
): TestCount {
  const counted = readReport(report, count);
  const isEmpty = counted.passed + counted.failed + counted.skipped === 0;
  return counted.failed === 0 && (!hasEndedWell || isEmpty) ? { ...counted, failed: 1 } : counted;
}

function readReport(report: string | null, count: (text: string) => TestCount): TestCount {
  try {
    return report === null ? { passed: 0, failed: 0, skipped: 0 } : count(report);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

export function sumCounts(counts: TestCount[]): TestCount {
  return counts.reduce(
    (sum, count) => ({
      passed: sum.passed + count.passed,
      failed: sum.failed + count.failed,
      skipped: sum.skipped + count.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The last line of `npm test`. */
export function countLine({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
