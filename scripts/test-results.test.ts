import { describe, expect, it } from "vitest";
import { countLine, countPlaywrightReport, countVitestReport, runnerCount, sumCounts } from "./test-results";

const vitestReport = (...files: [string, ...string[]][]) =>
  JSON.stringify({
    testResults: files.map(([status, ...tests]) => ({ status, assertionResults: tests.map((of) => ({ status: of })) })),
  });

describe("countVitestReport", () => {
  it("counts tests by their status; pending and todo are skipped", () => {
    const report = vitestReport(["failed", "passed", "failed", "pending"], ["passed", "passed", "todo"]);
    expect(countVitestReport(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it("counts a file that failed before its tests as one failure", () => {
    expect(countVitestReport(vitestReport(["failed"], ["passed", "passed"]))).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
});

describe("countPlaywrightReport", () => {
  const report = (stats: object, errors: unknown[] = []) =>
    JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

  it("takes expected for passed, and unexpected and flaky for failed", () => {
    expect(countPlaywrightReport(report({ expected: 5, unexpected: 2, flaky: 1, skipped: 3 }))).toEqual({
      passed: 5,
      failed: 3,
      skipped: 3,
    });
  });

  it("counts errors outside of tests", () => {
    expect(countPlaywrightReport(report({ expected: 5 }, [{ message: "setup" }])).failed).toBe(1);
  });
});

describe("runnerCount", () => {
  const count = () => ({ passed: 3, failed: 0, skipped: 0 });

  it("believes a report of a runner that ended well", () => {
    expect(runnerCount("{}", true, count)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });

  it("adds a failure when the runner failed though its report names none", () => {
    expect(runnerCount("{}", false, count)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it.each([
    ["no report", null],
    ["a report that breaks off", '{"testResults":['],
  ])("takes %s for one failure", (_, report) => {
    expect(runnerCount(report, true, countVitestReport)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("takes a run without a single test for a failure", () => {
    expect(runnerCount("{}", true, () => ({ passed: 0, failed: 0, skipped: 0 })).failed).toBe(1);
  });
});

it("says the total in one line, skipped tests only when there are some", () => {
  const total = sumCounts([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 1, failed: 1, skipped: 0 },
  ]);
  expect(countLine(total)).toBe("3 passed, 1 failed");
  expect(countLine({ ...total, skipped: 4 })).toBe("3 passed, 1 failed, 4 skipped");
});
