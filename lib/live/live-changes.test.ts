import { describe, expect, it } from "vitest";
import { mergeChanges, namedAtMost } from "./live-changes";

describe("mergeChanges", () => {
  it("names each account once, and keeps apart what changed and what was renewed", () => {
    expect(mergeChanges({ changed: ["a", "b"], hosts: true }, { changed: ["b", "c"], renewed: ["a"] })).toEqual({
      changed: ["a", "b", "c"],
      renewed: ["a"],
      hosts: true,
    });
  });

  it("leaves out what did not change", () => {
    expect(mergeChanges({}, { changed: [] })).toEqual({});
  });

  it("says many instead of naming too many, and never forgets it", () => {
    const ids = Array.from({ length: namedAtMost + 1 }, (_, index) => `id-${index}`);
    expect(mergeChanges({ changed: ids.slice(0, namedAtMost) }, {}).changed).toHaveLength(namedAtMost);
    expect(mergeChanges({ changed: ids.slice(1) }, { changed: ids.slice(0, 1) })).toEqual({ changed: "many" });
    expect(mergeChanges({ changed: "many" }, { changed: ["a"] })).toEqual({ changed: "many" });
  });
});
