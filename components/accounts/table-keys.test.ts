import { describe, expect, it } from "vitest";
import { type FocusPlace, tableCommand } from "./table-keys";

const press = (key: string, own: object = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...own,
});
const at = (place: FocusPlace, row = -1, hasSingleKeys = true) => ({ place, row, rows: 3, hasSingleKeys });

describe("keys of the accounts table", () => {
  it("move through the rows, and stop at the ends", () => {
    expect(tableCommand(press("ArrowDown"), at("nowhere"))).toEqual({ kind: "go", row: 0 });
    expect(tableCommand(press("ArrowDown"), at("search"))).toEqual({ kind: "go", row: 0 });
    expect(tableCommand(press("ArrowDown"), at("in_row", 1))).toEqual({ kind: "go", row: 2 });
    expect(tableCommand(press("ArrowDown"), at("row", 2))).toEqual({ kind: "go", row: 2 });
    expect(tableCommand(press("ArrowUp"), at("row", 0))).toEqual({ kind: "go", row: 0 });
    expect(tableCommand(press("Home"), at("row", 2))).toEqual({ kind: "go", row: 0 });
    expect(tableCommand(press("End"), at("row", 0))).toEqual({ kind: "go", row: 2 });
    expect(tableCommand(press("ArrowUp"), at("nowhere"))).toBeNull();
    expect(tableCommand(press("ArrowDown"), at("elsewhere"))).toBeNull();
    expect(tableCommand(press("ArrowDown"), { ...at("nowhere"), rows: 0 })).toBeNull();
  });

  it("open and select the row that has the focus itself, and leave links and boxes within it alone", () => {
    expect(tableCommand(press("Enter"), at("row", 1))).toEqual({ kind: "open" });
    expect(tableCommand(press(" "), at("row", 1))).toEqual({ kind: "select" });
    expect(tableCommand(press(" ", { shiftKey: true }), at("row", 1))).toEqual({ kind: "select_range" });
    expect(tableCommand(press("Enter"), at("in_row", 1))).toBeNull();
    expect(tableCommand(press(" "), at("in_row", 1))).toBeNull();
  });

  it("act on the current row", () => {
    expect(tableCommand(press("r"), at("in_row", 1))).toEqual({ kind: "refresh" });
    expect(tableCommand(press("v"), at("row", 1))).toEqual({ kind: "verify" });
    expect(tableCommand(press("r"), at("nowhere"))).toBeNull();
    expect(tableCommand(press("/"), at("elsewhere"))).toEqual({ kind: "search" });
    expect(tableCommand(press("?", { shiftKey: true }), at("nowhere"))).toEqual({ kind: "help" });
  });

  it("mean nothing while somebody types, with Ctrl and the like, or as single keys when those are turned off", () => {
    for (const key of ["r", "v", "/", "?", "ArrowDown", "Enter", " "]) {
      expect(tableCommand(press(key), at("field", 1))).toBeNull();
      expect(tableCommand(press(key, { ctrlKey: true }), at("row", 1))).toBeNull();
      expect(tableCommand(press(key, { metaKey: true }), at("row", 1))).toBeNull();
    }
    for (const key of ["r", "v", "/", "?"]) {
      expect(tableCommand(press(key), at("search"))).toBeNull();
      expect(tableCommand(press(key), at("row", 1, false))).toBeNull();
    }
    expect(tableCommand(press("Enter"), at("row", 1, false))).toEqual({ kind: "open" });
  });
});
