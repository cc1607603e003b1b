import { describe, expect, it } from "vitest";
import { isAsLocked } from "./install-dependencies.mjs";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/next": { version: "16.4.5" },
  "node_modules/@next/swc-darwin-arm64": { version: "16.4.5", optional: true },
};

describe("isAsLocked", () => {
  it("is so when all but optional packages are there at their versions", () => {
    expect(isAsLocked(wanted, { "node_modules/next": { version: "16.4.5" } })).toBe(true);
  });

  it.each([
    ["nothing is installed", null],
    ["a package is missing", {}],
    ["a package has another version", { "node_modules/next": { version: "16.4.4" } }],
    [
      "an optional package has another version",
      {
        "node_modules/next": { version: "16.4.5" },
        "node_modules/@next/swc-darwin-arm64": { version: "16.4.4" },
      },
    ],
  ])("is not so when %s", (_, installed) => {
    expect(isAsLocked(wanted, installed)).toBe(false);
  });
});
