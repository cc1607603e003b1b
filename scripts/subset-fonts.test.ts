import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeSubset, subsets } from "./subset-fonts.mjs";

describe.each(subsets)("$file", (subset) => {
  it("is what the script makes of the font as it is installed", async () => {
    expect(readFileSync(subset.file).equals(await makeSubset(subset))).toBe(true);
  });

  it("is asked for the letters that it has", () => {
    expect(readFileSync("app/fonts/fonts.ts", "utf8")).toContain(`"${subset.unicodeRange}"`);
  });
});
