import type { Program } from "./child-processes";
import { testEnvironment } from "./test-environment";

// Absent rather than empty: an empty FORCE_COLOR asks for colours.
const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1", FORCE_COLOR: undefined };

export function typesProgram(): Program {
  return {
    name: "types",
    title: "Types",
    parameters: ["node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "false", "--pretty"],
    environment: testEnvironment(colour, "test"),
  };
}

export function lintProgram(): Program {
  return {
    name: "lint",
    title: "Lint",
    parameters: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
    environment: testEnvironment(colour, "test"),
  };
}

/** Looks for credentials that were written into a file by mistake. */
export function secretsProgram(): Program {
  return {
    name: "secrets",
    title: "Secrets",
    parameters: ["node_modules/secretlint/bin/secretlint.js", "--maskSecrets", "**/*"],
    environment: testEnvironment(colour, "test"),
  };
}

/** @param options.parameters passed on, such as a part of a file name */
export function vitestProgram(options: {
  project: "unit" | "db";
  report: string;
  parameters: string[];
  environment?: Record<string, string>;
}): Program {
  const { project, report, parameters, environment } = options;
  return {
    name: project,
    title: project === "unit" ? "Unit tests" : "Database tests",
    parameters: [
      ["node_modules/vitest/vitest.mjs", "run", "--project", project],
      ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      parameters,
    ].flat(),
    environment: testEnvironment({ ...colour, ...environment }, "test"),
  };
}

export function playwrightProgram(options: {
  report: string;
  parameters: string[];
  environment: Record<string, string>;
}): Program {
  return {
    name: "e2e",
    title: "Browser tests",
    parameters: ["node_modules/@playwright/test/cli.js", "test", ...options.parameters],
    environment: testEnvironment({ ...colour, ...options.environment, E2E_REPORT: options.report }, "test"),
  };
}
