import { expect, it } from "vitest";
import { failuresOf } from "./test-failures";

it("tells the beginning of what Vitest's tests failed with, without colours", () => {
  const assertionResults = [
    { fullName: "adds", status: "passed", failureMessages: [] },
    { fullName: "divides", status: "failed", failureMessages: [`\u001b[31mno\u001b[39m\n${"at a line\n".repeat(30)}`] },
  ];
  const failures = failuresOf(JSON.stringify({ testResults: [{ assertionResults }] }));
  expect(failures).toHaveLength(1);
  expect(failures[0]?.split("\n").slice(0, 3)).toEqual(["divides", "    no", "    at a line"]);
  expect(failures[0]?.split("\n")).toHaveLength(13);
});

it("tells those of Playwright, in whatever suite", () => {
  const failed = { title: "a story", tests: [{ results: [{ errors: [{ message: "not seen" }] }] }] };
  const passed = { title: "another", tests: [{ results: [{ errors: [] }] }] };
  const report = { suites: [{ specs: [passed], suites: [{ specs: [failed] }] }], stats: {} };
  expect(failuresOf(JSON.stringify(report))).toEqual(["a story\n    not seen"]);
});

it("has nothing to tell of what is no report", () => {
  expect(failuresOf('{"suites":[')).toEqual([]);
  expect(failuresOf("{}")).toEqual([]);
});
