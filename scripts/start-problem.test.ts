import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { SettingsError } from "@/lib/settings";
import { describeProblem, StartProblem } from "./start-problem";

describe("describeProblem", () => {
  it.each([new StartProblem("Port 3000 is taken."), new SettingsError("PORT must be a port number.")])(
    "is the sentence alone where a person can mend it: %s",
    (problem) => {
      expect(describeProblem(problem)).toBe(problem.message);
    },
  );

  it("has the stack of what nobody foresaw", () => {
    expect(describeProblem(new TypeError("x is not a function"))).toMatch(/^TypeError: x is not a function\n +at /);
  });

  it("keeps what was bound to a failed query to itself", () => {
    const failed = new DrizzleQueryError("insert into users values ($1)", ["a-password-hash"], new Error("duplicate"));
    expect(describeProblem(failed)).not.toContain("a-password-hash");
    expect(describeProblem(failed)).toContain('"type"');
  });
});
