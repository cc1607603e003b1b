/** The keys of the accounts table, as the dialog lists them; some change something, or lead to a change. */
export const tableKeys: { keys: string[]; does: string; isSingle?: boolean; forAdmins?: boolean }[] = [
  { keys: ["↓", "↑"], does: "Go to the next or previous account" },
  { keys: ["Home", "End"], does: "Go to the first or last account of the page" },
  { keys: ["Enter"], does: "Open the account" },
  { keys: ["Space"], does: "Select the account", forAdmins: true },
  { keys: ["Shift", "Space"], does: "Select all accounts from the last selected one", forAdmins: true },
  { keys: ["Esc"], does: "Clear the selection", forAdmins: true },
  { keys: ["/"], does: "Search", isSingle: true },
  { keys: ["R"], does: "Refresh the token of the account", isSingle: true, forAdmins: true },
  { keys: ["V"], does: "Verify the connection of the account", isSingle: true, forAdmins: true },
  { keys: ["?"], does: "Show these keys", isSingle: true },
];

export type TableCommand =
  | { kind: "go"; row: number }
  | { kind: "open" | "select" | "select_range" | "refresh" | "verify" | "search" | "help" };

interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Where the focus is: in a field, on a row itself or within it, on nothing, or on something else. */
export type FocusPlace = "search" | "field" | "row" | "in_row" | "nowhere" | "elsewhere";

/**
 * What a key means where the focus is; null = nothing of ours.
 * @param row index of the current row, -1 = none
 * @param hasSingleKeys whether letters and signs act by themselves
 */
export function tableCommand(
  press: KeyPress,
  at: { place: FocusPlace; row: number; rows: number; hasSingleKeys: boolean },
): TableCommand | null {
  const { place, row, rows, hasSingleKeys } = at;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (place === "search") return press.key === "ArrowDown" && rows > 0 ? { kind: "go", row: 0 } : null;
  if (place === "field") return null;
  if (place !== "elsewhere" && rows > 0) {
    const to = target(press.key, row, rows);
    if (to !== null) return { kind: "go", row: to };
  }
  if (place === "row") {
    if (press.key === "Enter") return { kind: "open" };
    if (press.key === " ") return { kind: press.shiftKey ? "select_range" : "select" };
  }
  if (!hasSingleKeys) return null;
  if (press.key === "/") return { kind: "search" };
  if (press.key === "?") return { kind: "help" };
  if (press.shiftKey || row < 0) return null;
  if (press.key === "r") return { kind: "refresh" };
  return press.key === "v" ? { kind: "verify" } : null;
}

/** The row that an arrow leads to; without a current one only down leads to any. */
function target(key: string, row: number, rows: number): number | null {
  if (key === "ArrowDown") return Math.min(row + 1, rows - 1);
  if (row < 0) return null;
  if (key === "ArrowUp") return Math.max(row - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? rows - 1 : null;
}
